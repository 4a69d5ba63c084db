/*
 * What pages do by themselves. Every page works without it, but for what changes while one looks.
 *
 *   data-live="name"      shows a value of /live, which is asked every ten seconds while the page is seen
 *   data-copy="#id"       a button that copies the text of that element
 *   data-opens="#id"      a button that opens that <dialog>; a form with method="dialog" closes it
 *   data-busy="text"      a form that takes a while: its button shows the text and cannot be pressed twice
 *   data-once             what only this answer shows: reloading then asks for the page again, and sends no form
 *   data-waits="address"  a step that ends elsewhere; the address tells how far it is, data-kind what is shown
 *   data-renew="mark"     a part of the page that is read again when "activity" of /live is another number
 *   data-later="address"  a part that comes after the page, with all others of its kind: the same part of the page at that address
 *   data-chart="name"     what such a part has for the chart of that name, as Chart.js reads it
 *   data-filters          a form that is sent when one of its selections changes
 */
(() => {
  'use strict';
  const EVERY = 10_000;
  const WAITS = 2_500;
  const all = (selector) => [...document.querySelectorAll(selector)];

  function show(element, value) {
    const number = element.querySelector('[data-number]');
    if (number) {
      number.textContent = value;
      element.hidden = !value;
    } else if (element.dataset.liveState !== undefined) {
      element.classList.toggle('done', Boolean(value));
    } else {
      element.textContent = value;
    }
  }

  async function look() {
    if (document.hidden) return;
    try {
      const names = new Set(all('[data-live]').map((element) => element.dataset.live));
      if (all('[data-renew]').length > 0) names.add('activity');
      const answer = await fetch('/live?of=' + [...names].join(), {headers: {Accept: 'application/json'}, redirect: 'manual'});
      if (answer.type === 'opaqueredirect' || answer.status === 401) {
        location.reload();
      } else if (answer.ok) {
        const now = await answer.json();
        all('[data-live]').forEach((element) => element.dataset.live in now && show(element, now[element.dataset.live]));
        document.dispatchEvent(new CustomEvent('hub:live', {detail: now}));
      }
    } catch {
      // The hub restarts or the network is gone: the next look tells.
    }
  }

  /* Replaces parts of the page by the same parts of another answer; if that fails, they stay as they are. */
  async function renew(parts, address) {
    try {
      const answer = await fetch(address, {headers: {Accept: 'text/html'}, redirect: 'manual'});
      const page = answer.ok && new DOMParser().parseFromString(await answer.text(), 'text/html');
      parts.forEach((part) => {
        const fresh = page && page.getElementById(part.id);
        if (fresh) part.replaceWith(fresh);
        if (fresh?.dataset.chart) draw(fresh.dataset.chart, JSON.parse(fresh.textContent));
      });
    } catch {
      // As above.
    }
  }

  function draw(name, config) {
    const chart = PF(name).chart;
    chart.data = paint(config.data);
    chart.update();
  }

  // Not under the hands of somebody who is in the list with the keyboard.
  document.addEventListener('hub:live', (event) => all('[data-renew]').forEach((part) => {
    if (part.dataset.renew !== String(event.detail.activity) && !part.contains(document.activeElement)) renew([part], location.href);
  }));

  async function copy(button) {
    const source = document.querySelector(button.dataset.copy);
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    const before = button.textContent;
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = before; }, 2000);
  }

  /* Changes only what has changed, so that nobody loses their place; another kind of step is another page. */
  function showStep(section, step) {
    const link = section.querySelector('[data-step-link]');
    if (link && step.link && link.getAttribute('href') !== step.link) {
      link.setAttribute('href', step.link);
      const code = new DOMParser().parseFromString(step.image, 'image/svg+xml').documentElement;
      section.querySelector('.qr svg').replaceWith(document.importNode(code, true));
    }
    const message = section.querySelector('[data-step-message]');
    if (message && step.message && message.textContent !== step.message) message.textContent = step.message;
  }

  async function wait(section) {
    if (!document.hidden) {
      try {
        const answer = await fetch(section.dataset.waits, {headers: {Accept: 'application/json'}});
        const step = answer.ok ? (await answer.json()).step : null;
        if ([401, 404, 410].includes(answer.status) || step && step.kind !== section.dataset.kind) {
          location.reload();
          return;
        }
        if (step) showStep(section, step);
      } catch {
        // The hub restarts or the network is gone: the next look tells.
      }
    }
    setTimeout(wait, WAITS, section);
  }

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-copy], [data-opens]');
    if (button?.dataset.copy) copy(button);
    if (button?.dataset.opens) document.querySelector(button.dataset.opens).showModal();
  });

  document.addEventListener('change', (event) => {
    const form = event.target.closest('form[data-filters]');
    if (form && event.target.matches('select, input[type=checkbox], input[type=date]')) form.requestSubmit();
  });

  document.addEventListener('submit', (event) => {
    const button = event.target.matches('form[data-busy]') && event.submitter;
    if (!button) return;
    // After the browser has read the form, because a disabled button is not sent.
    setTimeout(() => {
      button.disabled = true;
      button[button.tagName === 'INPUT' ? 'value' : 'textContent'] = event.target.dataset.busy;
      event.target.setAttribute('aria-busy', 'true');
    });
  });

  // A page that comes back from the history has its button again.
  addEventListener('pageshow', (event) => { if (event.persisted && all('form[aria-busy]').length) location.reload(); });

  function colour(name) {
    const probe = document.createElement('i');
    probe.className = 'colour-' + name;
    document.body.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  }

  function paint(data) {
    data.datasets.forEach((set) => {
      set.backgroundColor = set.borderColor = colour(set.tone || 'accent');
      set.tension = .3;
      set.pointRadius = 2;
    });
    return data;
  }

  /* Charts take the colours of the page; p:chart extender="chartTheme". */
  window.chartTheme = function () {
    const config = this.cfg.config;
    const [text, line] = [colour('soft'), colour('line')];
    const stacked = config.type === 'bar';
    paint(config.data);
    config.options = Object.assign({locale: document.documentElement.lang, maintainAspectRatio: false, animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? false : undefined}, config.options);
    config.options.scales = {x: {ticks: {color: text}, grid: {display: false}, stacked}, y: {beginAtZero: true, ticks: {color: text, precision: 0}, grid: {color: line}, stacked}};
    config.options.plugins = Object.assign({legend: {labels: {color: text}}}, config.options.plugins);
    this.jq.find('canvas').attr('aria-label', this.jq.attr('title') || document.title);
  };

  /* When the page is there: the script itself comes first, because charts need chartTheme while the page is read. */
  function begin() {
    if (all('[data-once]').length > 0) history.replaceState(null, '', location.href);
    if (all('[data-live]').length > 0) setInterval(look, EVERY);
    const later = all('[data-later]');
    // Once the charts are there that the numbers go into.
    if (later.length > 0) addEventListener('load', () => renew(later, later[0].dataset.later));
    all('[data-waits]').forEach((section) => setTimeout(wait, WAITS, section));
    // A receipt tells once what was done; a reload need not tell it again.
    const here = new URL(location.href);
    if (here.searchParams.has('receipt')) {
      here.searchParams.delete('receipt');
      history.replaceState(null, '', here);
    }
  }

  document.addEventListener('DOMContentLoaded', begin);
})();
