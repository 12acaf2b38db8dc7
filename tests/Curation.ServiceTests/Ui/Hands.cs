using Microsoft.Playwright;
using Xunit;

namespace Curation.ServiceTests.Ui;

/// <summary>Somebody who has a keyboard and no mouse, and must see at every step where they are.</summary>
internal sealed class Hands(IPage page)
{
    private const int MostTabs = 120;

    /// <summary>What hides the focus, in words; null where it can be seen. A point of it in the window must not be covered, and what Tab reaches must be marked.</summary>
    private const string Hidden =
        """
        () => {
          const it = document.activeElement;
          if (!it || it === document.body) return "nothing has the focus";
          const name = `${it.tagName.toLowerCase()} “${(it.getAttribute("aria-label") ?? it.name ?? it.textContent ?? "").trim().slice(0, 60)}”`;
          const isMarked = [it, it.closest("label")].some(e => e && getComputedStyle(e).outlineStyle !== "none");
          if (it.tabIndex >= 0 && !isMarked) return `${name} has the focus, and nothing marks it`;
          const box = it.getBoundingClientRect();
          const [left, right, top, bottom] = [Math.max(box.left, 0), Math.min(box.right, innerWidth), Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
          if (right - left < 1 || bottom - top < 1) return `${name} has the focus outside the window, at ${Math.round(box.left)}, ${Math.round(box.top)}`;
          const steps = [0.05, 0.25, 0.5, 0.75, 0.95];
          const seen = steps.some(x => steps.some(y => {
            const hit = document.elementFromPoint(left + x * (right - left), top + y * (bottom - top));
            return hit && (it.contains(hit) || hit.closest("label")?.control === it);
          }));
          return seen ? null : `${name} has the focus behind something else`;
        }
        """;

    /// <summary>Presses a key whose effect stays on the page, and sees the focus after it.</summary>
    public async Task PressAsync(string key)
    {
        await page.Keyboard.PressAsync(key);
        await SeenAsync($"after {key}");
    }

    /// <summary>Presses a key that leads to another page, which begins at its top.</summary>
    public async Task FollowAsync(string key, string heading)
    {
        await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading);
    }

    public async Task TypeAsync(string text)
    {
        await page.Keyboard.TypeAsync(text);
        await SeenAsync($"while typing {text}");
    }

    /// <summary>Goes on by Tab until the place has the focus, seeing every place on the way.</summary>
    public async Task TabToAsync(string selector)
    {
        var left = false;
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            // After the last place of a page comes the browser's own bar, once.
            if (!left && await page.EvaluateAsync<bool>("() => document.activeElement === document.body"))
            {
                left = true;
                continue;
            }

            await SeenAsync("after Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector)) return;
        }

        Assert.Fail($"{selector} is not reached by {MostTabs} Tabs from the top of {page.Url}.");
    }

    /// <summary>Waits while the page moves, not longer than a second or two.</summary>
    public async Task SeenAsync(string when)
    {
        string? hidden = null;
        for (var attempt = 0; attempt < 20; attempt++)
        {
            hidden = await page.EvaluateAsync<string?>(Hidden);
            if (hidden is null) return;
            await page.WaitForTimeoutAsync(100);
        }

        Assert.Fail($"{hidden}, {when}, on {page.Url}.");
    }
}
