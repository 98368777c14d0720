// Holds one conversation between a client and a server against the protocol: what the server says, and to what.
const envelope = {
  request: ['jsonrpc', 'id', 'method', 'params'],
  notification: ['jsonrpc', 'method', 'params'],
  reply: ['jsonrpc', 'id', 'result', 'error'],
};

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

// Requests that no protocol knows, and that tests leave without an answer on purpose.
const ofTests = (method) => method.startsWith('test/');

// Everything that is wrong with a conversation, given as lines {"client": message} or {"server": message}. `seen` counts
// what was held against a type, by method and part.
export function violations(lines, validator, seen = new Map()) {
  const problems = [];
  const asked = new Map(); // the client's requests by id
  const partial = new Map(); // their methods by the tokens of partial results
  const complain = (message, what) => problems.push(`${what}: ${JSON.stringify(message).slice(0, 300)}`);

  const hold = (message, method, part, value) => {
    const validate = validator(method, part);
    if (validate === undefined) return complain(message, `${method} has no ${part}`);
    const key = `${method} ${part}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    if (validate(value)) return undefined;
    const [{ instancePath, message: reason, params }] = validate.errors;
    return complain(message, `${key}${instancePath} ${reason} ${JSON.stringify(params)}`);
  };

  const holdEnvelope = (message, kind) => {
    if (message.jsonrpc !== '2.0') complain(message, 'jsonrpc is not 2.0');
    for (const key of Object.keys(message)) if (!envelope[kind].includes(key)) complain(message, `a ${kind} has no ${key}`);
  };

  const holdCall = (message) => {
    holdEnvelope(message, 'id' in message ? 'request' : 'notification');
    const { token } = message.params ?? {};
    if (message.method === '$/progress' && partial.has(token)) return hold(message, partial.get(token), 'partial', message.params.value);
    if ('params' in message) hold(message, message.method, 'params', message.params);
    else if (validator(message.method, 'params')) complain(message, 'params are missing');
    if (message.method !== 'client/registerCapability') return undefined;
    for (const { method, registerOptions } of message.params.registrations) {
      if (registerOptions !== undefined) hold(message, method, 'registration', registerOptions);
    }
    return undefined;
  };

  const holdReply = (message) => {
    holdEnvelope(message, 'reply');
    if ('result' in message === 'error' in message) complain(message, 'a reply has either a result or an error');
    const { error } = message;
    if ('error' in message && !(isObject(error) && Number.isInteger(error.code) && typeof error.message === 'string')) {
      complain(message, 'an error has a code and a message');
    }
    if (!('id' in message)) return complain(message, 'a reply has an id');
    const methods = asked.get(JSON.stringify(message.id)) ?? [];
    // Of several requests with one id any may be answered first.
    const fitting = methods.findIndex((method) => 'error' in message || validator(method, 'result')?.(message.result));
    const [method] = methods.splice(Math.max(fitting, 0), 1);
    if (method !== undefined && 'result' in message) hold(message, method, 'result', message.result);
    return undefined;
  };

  for (const { client, server } of lines) {
    if (isObject(client) && 'id' in client && typeof client.method === 'string') {
      const key = JSON.stringify(client.id);
      asked.set(key, [...(asked.get(key) ?? []), client.method]);
      if (client.params?.partialResultToken !== undefined) partial.set(client.params.partialResultToken, client.method);
    }
    if (server === undefined) continue;
    if (!isObject(server)) complain(server, 'a message is an object');
    else if ('method' in server) holdCall(server);
    else holdReply(server);
  }
  for (const [id, methods] of asked) {
    if (methods.some((method) => !ofTests(method))) problems.push(`no reply to ${methods.join(', ')} with the id ${id}`);
  }
  return problems;
}
