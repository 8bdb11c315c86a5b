"""Earlier cases that are alike: words that matter over words that are everywhere, and the same choices."""
