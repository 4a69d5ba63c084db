// The OAuth client of the TypeScript SDK before 2026-07-28: one line of JSON about what it saw. Usage: oauth-sdk.mjs <url> <email> <password>
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { connect } from './oauth-client.mjs';

await connect(Client, StreamableHTTPClientTransport, (transport, answer) => transport.finishAuth(answer.get('code')));
