// Makes the map quicker to use: months by a slider, closer and farther by buttons. Without it every month is a link.
(async () => {
    const figure = document.getElementById('chart-map');
    if (!figure) {
        return;
    }
    const said = figure.dataset;

    // --- closer and farther ---
    const zoom = document.createElement('p');
    zoom.className = 'map-zoom';
    let closeness = 1;
    const show = () => {
        const map = figure.querySelector('svg.map');
        map.dataset.whole ??= map.getAttribute('viewBox');
        const [, , width, height] = map.dataset.whole.split(' ').map(Number);
        const [w, h] = [width / closeness, height / closeness];
        map.setAttribute('viewBox', [middle.x * width - w / 2, middle.y * height - h / 2, w, h].join(' '));
    };
    const middle = { x: 0.5, y: 0.5 };
    const button = (text, act) => {
        const one = document.createElement('button');
        one.type = 'button';
        one.textContent = text;
        one.addEventListener('click', () => {
            act();
            const room = 0.5 / closeness;
            middle.x = Math.min(1 - room, Math.max(room, middle.x));
            middle.y = Math.min(1 - room, Math.max(room, middle.y));
            show();
        });
        zoom.append(one);
    };
    button(said.closer, () => (closeness = Math.min(8, closeness * 1.6)));
    button(said.farther, () => (closeness = Math.max(1, closeness / 1.6)));
    button(said.west, () => (middle.x -= 0.2 / closeness));
    button(said.east, () => (middle.x += 0.2 / closeness));
    button(said.north, () => (middle.y -= 0.2 / closeness));
    button(said.south, () => (middle.y += 0.2 / closeness));
    figure.before(zoom);

    // --- months ---
    const twin = document.querySelector('link[rel=alternate][type="application/json"]').href;
    const page = await (await fetch(twin)).json();
    const periods = page.blocks.find((block) => block.id === 'periods').groups[0].rows;
    const at = Math.max(0, periods.findIndex((row) => row.address === said.here));
    if (periods.length < 2) {
        return;
    }
    const label = document.createElement('label');
    label.className = 'map-months';
    const slider = document.createElement('input');
    slider.type = 'range';
    slider.min = 0;
    slider.max = periods.length - 1;
    slider.value = at;
    const name = document.createElement('output');
    label.append(said.months, ' ', slider, ' ', name);
    zoom.before(label);
    const tell = () => {
        const text = periods[slider.value].name;
        name.textContent = text;
        slider.setAttribute('aria-valuetext', text);
    };
    tell();
    slider.addEventListener('input', tell);
    let asked = 0;
    slider.addEventListener('change', async () => {
        const mine = ++asked;
        const address = periods[slider.value].address;
        const reply = await fetch(address);
        if (!reply.ok || mine !== asked) {
            return;
        }
        const next = new DOMParser().parseFromString(await reply.text(), 'text/html');
        for (const part of ['h1', '#picture h2', 'svg.map', '.map-steps', '#list']) {
            const [old, fresh] = [document.querySelector(part), next.querySelector(part)];
            if (old && fresh) {
                old.replaceWith(fresh);
            }
        }
        document.title = next.title;
        history.replaceState(null, '', address);
        show();
    });
})();
