-- Digests of the secrets that each node writes with and reads. Nodes before this one do not say it.
ALTER TABLE nodes ADD COLUMN secrets TEXT;
