"""Tests of the readers: bytes to Content."""
