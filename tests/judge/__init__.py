"""Tests of the judge, on small sites of which the truth is known."""
