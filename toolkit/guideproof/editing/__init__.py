"""What is done to the files of a guideline for whoever edits it: every command that writes into its folder.

In go a folder and what is wanted; all files take their places together, or none does. What would come is read first,
where it could be wrong, and what a person has to decide is never written for them.

| module | does |
|---|---|
| `new_guideline` | begins a guideline: eight small files (`init`) |
| `scaffold`, `blanks` | begins a thing of one; its text with the blanks that check names (`new`) |
| `layout` | lays files out alike, proven to say the same (`format`) |
| `fixes` | makes the certain fixes of findings (`check --fix`) |
| `renaming`, `ids` | gives a thing another id wherever it is named; what an id may become (`rename`) |
| `versions` | writes the numbers that a change asks for (`bump`) |
| `schemas` | writes the schemas of the guideline for editors (`schema`) |
| `held` | what a file holds before it is changed |

Terms: *edit* (a span with the text that takes its place), *certain fix* (after it nobody has to decide anything).

One example: `rename(folder, "node", "talk", "chat")` reads every file, finds nine places in three of them, reads and
checks the guideline as it would be, and only then writes the files and moves `talk.yaml`.
"""
