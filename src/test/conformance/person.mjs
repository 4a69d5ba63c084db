// The person at the browser: opens an authorization URL, signs in, allows, and says where the hub sends the browser then.
// Follows redirects within the hub only, keeps cookies, and fills in forms as a browser would.

const attribute = (tag, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&').replaceAll('&#x2F;', '/');

function fields(html) {
  const values = new URLSearchParams();
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const type = attribute(tag, 'type');
    if (attribute(tag, 'name') && (type === 'hidden' || (type === 'checkbox' && tag.includes('checked')))) {
      values.append(attribute(tag, 'name'), attribute(tag, 'value') ?? '');
    }
  }
  return values;
}

export async function allow(authorizationUrl, email, password, names = 'dotted') {
  const hub = new URL(authorizationUrl).origin;
  const cookies = new Map();
  const open = async (url, form) => {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...(form && { origin: hub }) };
    const answer = await fetch(url, { method: form ? 'POST' : 'GET', body: form, redirect: 'manual', headers });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      cookies.set(name, value);
    }
    return answer;
  };
  let url = new URL(authorizationUrl);
  let form;
  for (let step = 0; step < 12; step++) {
    const answer = await open(url, form);
    form = undefined;
    if (answer.headers.get('location')) {
      url = new URL(answer.headers.get('location'), url);
      if (url.origin !== hub) {
        return url;
      }
      continue;
    }
    const html = await answer.text();
    const action = /<form id="form"[^>]*>/.exec(html)?.[0];
    if (!action) {
      throw new Error(`no form at ${url}: ${answer.status} ${html}`);
    }
    form = fields(html);
    if (html.includes('form:password')) {
      form.append('form:email', email);
      form.append('form:password', password);
      form.append('form:submit', 'pressed');
    } else {
      form.append('tool_names', names);
      form.append('form:allow', 'pressed');
    }
    url = new URL(attribute(action, 'action'), url);
  }
  throw new Error(`in circles at ${url}`);
}
