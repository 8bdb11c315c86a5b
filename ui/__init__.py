"""The windows of Weegtafel; everything they do goes through the package ``weegtafel``."""
