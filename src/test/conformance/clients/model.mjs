// A stand-in for the models behind coding tools, on loopback and in the four forms that they speak. It asks for one call of the hub's tool and, when
// it has the result, says that it is done. Nothing else of a model is needed to see whether a tool reaches the hub.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { message, seen, TOOL } from './task.mjs';

const names = new Set();
let answer;
const args = JSON.stringify(message);
const event = (type, data) => `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
const data = (...chunks) => chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join('');

/** The name under which the tool is known there, unless its result is there already. */
function wanted(all, result) {
  all.forEach((name) => names.add(name));
  answer ??= result && JSON.stringify(result);
  return result ? undefined : all.find((name) => TOOL.test(name));
}

/** Claude Code connects while it asks the model, and has a tool to wait with. */
function anthropic({ tools = [], messages }) {
  const result = messages.flatMap((turn) => (Array.isArray(turn.content) ? turn.content : [])).find((part) => part.type === 'tool_result' && part.tool_use_id === 'toolu_post');
  const all = tools.map((tool) => tool.name);
  const post = wanted(all, result);
  const name = post ?? (result ? undefined : all.find((tool) => tool === 'WaitForMcpServers'));
  const args = JSON.stringify(post ? message : {});
  const block = name ? { type: 'tool_use', id: post ? 'toolu_post' : `toolu_wait_${messages.length}`, name, input: {} } : { type: 'text', text: '' };
  const delta = name ? { type: 'input_json_delta', partial_json: args } : { type: 'text_delta', text: 'Done.' };
  return event('message_start', { message: { id: 'msg_1', type: 'message', role: 'assistant', model: 'stand-in', content: [], stop_reason: null, stop_sequence: null, usage: { input_tokens: 1, output_tokens: 1 } } })
    + event('content_block_start', { index: 0, content_block: block })
    + event('content_block_delta', { index: 0, delta })
    + event('content_block_stop', { index: 0 })
    + event('message_delta', { delta: { stop_reason: name ? 'tool_use' : 'end_turn', stop_sequence: null }, usage: { output_tokens: 1 } })
    + event('message_stop', {});
}

function responses({ tools = [], input }) {
  const all = tools.flatMap((tool) => (tool.type === 'namespace' ? tool.tools.map((inner) => ({ namespace: tool.name, name: inner.name })) : [{ name: tool.name ?? tool.type }]));
  const result = input.find((item) => item.type === 'function_call_output');
  const name = wanted(all.map((tool) => tool.name), result);
  const item = name
    ? { type: 'function_call', id: 'fc_1', call_id: 'call_1', arguments: args, ...all.find((tool) => tool.name === name) }
    : { type: 'message', id: 'msg_1', role: 'assistant', content: [{ type: 'output_text', text: 'Done.' }] };
  return event('response.created', { response: { id: 'resp_1' } })
    + event('response.output_item.done', { output_index: 0, item })
    + event('response.completed', { response: { id: 'resp_1', usage: { input_tokens: 1, output_tokens: 1, total_tokens: 2 } } });
}

function gemini({ tools = [], contents }) {
  const result = contents.flatMap((turn) => turn.parts).find((part) => part.functionResponse);
  const name = wanted(tools.flatMap((tool) => tool.functionDeclarations ?? []).map((tool) => tool.name), result);
  const part = name ? { functionCall: { name, args: message } } : { text: 'Done.' };
  return data({ candidates: [{ content: { role: 'model', parts: [part] }, finishReason: 'STOP', index: 0 }], usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 } });
}

function completions({ tools = [], messages }) {
  const name = wanted(tools.map((tool) => tool.function.name), messages.find((turn) => turn.role === 'tool'));
  const chunk = (delta, reason) => ({ id: 'c1', object: 'chat.completion.chunk', created: 1, model: 'stand-in', choices: [{ index: 0, delta, finish_reason: reason }] });
  const delta = name ? { tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name, arguments: args } }] } : { content: 'Done.' };
  return data(chunk({ role: 'assistant', ...delta }, null), chunk({}, name ? 'tool_calls' : 'stop')) + 'data: [DONE]\n\n';
}

const FORMS = [[/\/messages(\?|$)/, anthropic], [/\/responses$/, responses], [/:(streamG|g)enerateContent/, gemini], [/\/chat\/completions$/, completions]];

const server = createServer(async (request, reply) => {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
  }
  const form = request.method === 'POST' && FORMS.find(([path]) => path.test(request.url))?.[1];
  console.error(request.method, request.url);
  if (!form) {
    reply.writeHead(404, { 'content-type': 'application/json' }).end('{}');
    return;
  }
  reply.writeHead(200, { 'content-type': 'text/event-stream' }).end(form(JSON.parse(body)));
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));

/** Where the stand-in listens. */
export const model = `http://127.0.0.1:${server.address().port}`;

/** What a person types. */
export const prompt = `Post "${message.text}" to ${message.channel}.`;

/** Runs a program to its end; what it writes goes to the errors. */
export const run = (program, args, env = {}) => new Promise((ended) => {
  const child = spawn(program, args, { cwd: process.env.HOME, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.pipe(process.stderr);
  child.stderr.pipe(process.stderr);
  child.on('exit', ended);
});

/** What the stand-in saw. */
export const report = () => seen([...names], answer ?? 'no call');
