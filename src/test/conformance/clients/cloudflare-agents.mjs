// The client of Cloudflare's agents. What their servers give it to remember connections by, a database in memory gives it here.
import { DatabaseSync } from 'node:sqlite';
import { MCPClientManager } from 'agents/mcp/client';
import { perform, server } from './task.mjs';

const database = new DatabaseSync(':memory:');
const values = new Map();
const storage = {
  sql: { exec: (query, ...bindings) => database.prepare(query).all(...bindings) },
  get: async (key) => values.get(key),
  put: async (key, value) => values.set(key, value),
};
class Manager extends MCPClientManager {
  get lifecycle() {
    return { storage };
  }
}

const { url, headers } = server();
const manager = new Manager('cloudflare-agents', '1');
await manager.onStart();
const { id } = await manager.connect(url, { transport: { type: 'streamable-http', requestInit: { headers } } });
await perform(async () => manager.listTools().map((tool) => tool.name), (name, args) => manager.callTool({ serverId: id, name, arguments: args }));
