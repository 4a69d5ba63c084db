-- Which version of the hub each node runs. Nodes before this one do not say it.
ALTER TABLE nodes ADD COLUMN version TEXT;
