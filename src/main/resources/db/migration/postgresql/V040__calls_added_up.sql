-- What statistics of calls read: this index alone, and never the long rows.
CREATE INDEX audit_events_calls ON audit_events (listed_at, status, duration_ms, integration, tool, user_id) WHERE kind = 'ENDED';
