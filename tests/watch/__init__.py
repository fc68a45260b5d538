"""The watch: three nights at a loopback town, killed, interrupted, and told of."""
