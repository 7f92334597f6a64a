"""What can be found out about a guideline. It gives facts; it words nothing and writes nothing.

| room | answers |
|---|---|
| `comparing` | two versions: who is treated differently, and what was changed |
| `cases` | what do worked cases visit, which faults would they miss, which case is wanting? |
| `evidence` | what carries a recommendation, and can its figures be? |
| `proof` | is it so for all patients? |
| `evaluation` | what applies to one patient? |
| `graph` | what leads where, and what is made of what? |
| `stamp` | what was an emitted file made from? |

Each imports only from rooms below it.
"""
