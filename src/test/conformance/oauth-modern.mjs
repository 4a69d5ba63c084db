// The OAuth client of the TypeScript SDK of 2026-07-28: one line of JSON about what it saw. Usage: oauth-modern.mjs <url> <email> <password>
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { connect } from './oauth-client.mjs';

await connect(Client, StreamableHTTPClientTransport, (transport, answer) => transport.finishAuth(answer));
