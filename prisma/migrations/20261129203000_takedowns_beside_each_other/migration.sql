-- A pack may be down for several decisions at once: each has its own end, strike and appeal, and the pack is back when the last one has ended.
DROP INDEX takedown_one_open;
