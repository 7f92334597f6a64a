"""``python -m guideproof`` is the command ``guideproof``."""

from guideproof.cli import main

main()
