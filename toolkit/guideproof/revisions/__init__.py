"""What a Git repository holds at a revision, read so that nothing of the repository is run and nothing of it changes.

In go the place where somebody stands and what they name: a folder, a revision, `REV:path`, or nothing. Out come the
files of a folder at that revision as bytes, by their paths, with what is no file there, and the last tagged version.

| module | does |
|---|---|
| `git` | runs `git`, with everything off by which a repository could have a command run |
| `repository` | finds the repository of a place, resolves revisions, finds merge bases |
| `tree` | the files of a folder at a revision, within bounds |
| `side` | what a name on a command line means: a folder or a revision with a path |
| `tags` | the newest version that is tagged and reachable |

Terms: *revision* (what names a commit: a branch, a tag, `HEAD~2`), *merge base* (the last commit that two lines of work
share), *shallow clone* (one whose history was cut off), *promisor* (a remote that is asked for missing objects).

One example: of `main:guideline` the part before the colon is resolved to a commit, the part after it to a tree; the
listing of the tree names each file with its size, and one `git cat-file --batch` gives the bytes of all of them.
"""
