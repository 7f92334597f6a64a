"""The guideline as a live page while somebody edits it (``guideproof serve``): read, drawn and checked anew at each
save, shown on this machine alone.

In goes a folder; out comes, until somebody ends it, a page at an address of this machine that nobody can guess.

| module | step |
|---|---|
| `serve` | listens, watches, ends; what it tells goes to whoever started it |
| `watching` | when something of the folder changed |
| `keeping` | after each change a run of the newest, older ones dropped; what is shown |
| `runs` | a process that makes runs, and what it says |
| `work`, `worker` | the run itself, and the process in which it happens |
| `shown` | what a page is told: state, findings, the last good picture |
| `app`, `guard` | what is answered, and whom |
| `patients` | a patient while a page loads anew |
| `editors` | the link that opens a line in an editor |

A run happens in a process of its own, so that one that nobody waits for any more can be dropped at once, and what is
read never keeps the page from answering. Such a process ends when the one that started it does, however that ends.
"""
