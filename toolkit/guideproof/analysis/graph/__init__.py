"""The two graphs of a guideline: its nodes with their edges, and its elements with what they are made of.

In goes a guideline; out come orders, circles and what is reachable, used or cut off, without any patient.

| module | step |
|---|---|
| `edges` | edges, topological orders, strongly connected parts with a shortest circle each, what is reachable |
| `visits` | the order of nodes in an evaluation, first in, first out from a start node |
| `obstacles` | what leaves no algorithm at all, so that nothing may be said of any patient |
| `usage` | which elements, interventions and sources something makes use of |
| `expecting` | what worked cases expect and no node of their entry point does |
| `empty_tests` | tests that no value passes |
| `same_conditions` | whether two conditions say the same |

Terms: *topological order* (each after those that lead to it; of derived elements ties by id, so that it is one order),
*strongly connected component* (a part in which all lead to all: a circle), *reachability*.

One example: of `start -> a -> end` and `b -> end` with one entry at `start`, `cut_off` gives `{"b": ()}`: nothing leads
to `b`, and nothing hangs on it alone.
"""
