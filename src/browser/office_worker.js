// A worker around the module of office files (src/office_worker.rs): each question comes with a port, on which it is answered
// with { text } or { error }, and with { done, of } while rows are read. An error is the name of a ReadError, `absent` where
// the module cannot be had, or `failed` where it gave up. `dist` takes comments out, so they stand on lines of their own.
import start, { read, read_place } from './office.js';

const started = start();

const answers = {
  read: ({ bytes, file, year }, port) =>
    read(new Uint8Array(bytes), file, year, (done, of) => port.postMessage({ done, of })),
  place: ({ name, text, from, to }) => read_place(name, text, from, to),
};

onmessage = async ({ data, ports: [port] }) => {
  try {
    await started;
  } catch {
    return port.postMessage({ error: 'absent' });
  }
  try {
    port.postMessage({ text: answers[data.what](data, port) });
  } catch (error) {
    port.postMessage({ error: typeof error === 'string' ? error : 'failed' });
  }
};
