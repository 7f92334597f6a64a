"""The part of an emitted evaluator that is the same for every guideline; its files are copied into the program."""
