using Microsoft.Playwright;

namespace Curation.ServiceTests.Ui.Screens;

/// <summary>What is there when a screen is looked at.</summary>
public enum Stage
{
    /// <summary>No account, no framework, no night.</summary>
    Nothing,

    /// <summary>Accounts, and still no framework and no night.</summary>
    Accounts,

    /// <summary>The sample frameworks, and a night over the sample board.</summary>
    Sample,

    /// <summary>The same, in which proposals are decided now: what shows them open was looked at before.</summary>
    Deciding,

    /// <summary>A night over the sample board, with proposals in the database that nobody can read: a fault of ours.</summary>
    Damaged,

    /// <summary>The same, without the database.</summary>
    Away,
}

/// <summary>A screen, and how to get to it. One line in <see cref="ScreenList"/> brings it under the accessibility test and into the pictures.</summary>
/// <param name="Name">Of its pictures, and in what a test says.</param>
/// <param name="Route">The route of its endpoint, as the web application maps it.</param>
/// <param name="As">Whose eyes: a role, or none for a visitor who has not signed in.</param>
/// <param name="Start">An address.</param>
/// <param name="Follow">A selector: from the start on to where its first link leads, so that no id need be known.</param>
/// <param name="Then">What is done there before it is looked at.</param>
/// <param name="Status">What the server answers; above 399 the browser notes that itself, which is no finding.</param>
internal sealed record ScreenRow(
    string Name,
    string Route,
    string? As,
    string Start,
    string? Follow = null,
    Func<IPage, Task>? Then = null,
    Stage Stage = Stage.Sample,
    int Status = 200)
{
    public override string ToString() => Name;

    /// <summary>Opens it.</summary>
    public async Task OpenAsync(IPage page, IReadOnlyDictionary<string, string>? codes = null)
    {
        var address = codes is null ? Start : codes.Aggregate(Start, (a, code) => a.Replace($"{{{code.Key}}}", code.Value, StringComparison.Ordinal));
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Load });
        if (Follow is not null)
        {
            var link = await page.Locator(Follow).First.GetAttributeAsync("href");
            await page.GotoAsync(link!, new() { WaitUntil = WaitUntilState.Load });
        }

        if (Then is not null) await Then(page);
        await page.EvaluateAsync("document.fonts.ready");
    }
}
