"""The gate: precision, recall and F1 by kind over gold, against pinned floors."""
