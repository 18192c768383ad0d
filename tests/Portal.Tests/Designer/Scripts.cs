namespace VanQuan.Workflows.Portal_Tests.Designer;

/// <summary>Questions to a page that only the browser can answer.</summary>
internal static class Scripts
{
    /// <summary>Large parts of the designer that reach out of the window, and whatever makes the page scroll sideways.</summary>
    public const string Outside = """
        () => {
          const wide = document.documentElement.scrollWidth > innerWidth;
          const parts = [...document.querySelectorAll('.canvas, .props, .findings, .bar-top')];
          const out = (wide ? [...document.querySelectorAll('body *')].filter(one => one.checkVisibility() && !one.closest('.canvas, svg')) : parts).filter(one => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1);
          return [...(document.documentElement.scrollHeight > innerHeight + 1 && innerWidth > 720 ? [`the page scrolls down: ${document.documentElement.scrollHeight}`] : []), ...(parts.length < 4 ? ['a part is missing'] : []), ...out.map(one => `${one.tagName} ${one.className} ${Math.round(one.getBoundingClientRect().right)}`)].join('\n');
        }
        """;

    /// <summary>What one can use and a screen reader could not name.</summary>
    public const string Nameless = """
        () => [...document.querySelectorAll('#designer :is(button, input, select, textarea, a[href], summary, [role=button], [role=tab], [tabindex="0"])')].filter(one => {
          if (!one.checkVisibility()) return false;
          const ids = (one.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
          const name = one.getAttribute('aria-label') || ids.map(id => document.getElementById(id)?.textContent ?? '').join(' ') || [...(one.labels ?? [])].map(label => label.textContent).join(' ') || one.textContent;
          return !name.trim();
        }).map(one => one.outerHTML.slice(0, 160)).join('\n')
        """;

    /// <summary>Texts with less contrast to their ground than 4.5 to 1.</summary>
    public const string Faint = """
        () => {
          const colour = text => (text.match(/[\d.]+/g) ?? []).map(Number);
          const over = (top, below) => { const a = top[3] ?? 1; return [0, 1, 2].map(i => top[i] * a + below[i] * (1 - a)); };
          const ground = one => {
            const layers = [];
            for (let here = one; here; here = here.parentElement) {
              const its = colour(getComputedStyle(here).backgroundColor);
              layers.push(its);
              if ((its[3] ?? 1) === 1) break;
            }
            return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
          };
          const light = rgb => { const [r, g, b] = rgb.map(v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const texts = [...document.querySelectorAll('#designer *')].filter(one => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !one.closest('[aria-disabled=true], [disabled], [aria-hidden=true], svg')
            && [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()));
          return texts.flatMap(one => {
            const below = ground(one);
            const [a, b] = [light(over(colour(getComputedStyle(one).color), below)), light(below)];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            return ratio < 4.5 ? [`${ratio.toFixed(2)} ${one.className} “${one.textContent.trim().slice(0, 40)}”`] : [];
          }).join('\n');
        }
        """;
}
