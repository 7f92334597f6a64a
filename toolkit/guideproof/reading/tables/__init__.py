"""Tables of a guideline, as CSV (RFC 4180): rows of decisions and worked cases, with a place for every cell.

In comes the text of a file; out go cells with their places and what is wrong with them, then branches or classes.
``records`` goes through the text field by field, ``cells`` makes a table of it, ``columns`` finds the element and the
unit that a column names, ``conditions`` reads a cell as a test of its element and ``rows`` a row as a condition;
``branches`` reads rows as branches, ``classes`` as the classes of a derived element, and ``of_classes`` says which
element that is. What ``case_tables`` of ``reading`` makes of rows is what the files of vignettes would say.

A *column* is named by the first line, an *element* with or without a unit or one of a few words; a *row* is a line
below it. What a *cell* says is a condition of the language, so that all that is said of conditions holds of cells:

    age [a],ecog,next                 two elements, and where each row leads to
    >= 65,0 | 1,gentle; palliative    all: [{age: {at_least: 65 a}}, {ecog: [0, 1]}]
    otherwise,,standard               whoever meets none of the rows
"""
