/* Shows the reference of the REST API, by Swagger UI or by ReDoc. What is tried there is sent with a short login token of this person. */
(() => {
  'use strict';
  const DOCUMENT = '/docs/openapi';
  let lent;

  /** The token, renewed half a minute before its end. */
  async function token() {
    if (!lent || lent.until < Date.now()) {
      const answer = await fetch('/docs/token', { method: 'POST' });
      if (!answer.ok) {
        location.reload();
      }
      const { access_token: value, expires_in: seconds } = await answer.json();
      lent = { value, until: Date.now() + (seconds - 30) * 1000 };
    }
    return lent.value;
  }

  async function signed(request) {
    if (!request.loadSpec && !request.headers.Authorization && new URL(request.url, location.href).origin === location.origin) {
      request.headers.Authorization = `Bearer ${await token()}`;
    }
    return request;
  }

  function show(spec) {
    if (window.SwaggerUIBundle) {
      window.SwaggerUIBundle({ spec, dom_id: '#api', deepLinking: true, docExpansion: 'list', defaultModelsExpandDepth: 0, filter: true, validatorUrl: null, requestInterceptor: signed });
    } else {
      window.Redoc.init(spec, { nativeScrollbars: true, hideDownloadButton: true }, document.getElementById('redoc'));
    }
  }

  // The server names the address at which it listens; the browser knows the one by which it came.
  fetch(DOCUMENT).then((answer) => answer.json()).then((document) => show({ ...document, servers: [{ url: location.origin }] }));
})();
