"""Tests of the reading of Thai text."""
