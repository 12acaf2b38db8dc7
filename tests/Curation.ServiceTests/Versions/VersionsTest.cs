using System.Net;
using System.Text.RegularExpressions;
using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Domain.Runs;
using Curation.ServiceTests.Accounts;
using Curation.ServiceTests.Storage;
using Curation.ServiceTests.Ui;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Storage.Proposals;
using Curation.Storage.Publishing;
using Xunit;

namespace Curation.ServiceTests.Versions;

/// <summary>The sample framework, a night's proposals, and a lead who is signed in.</summary>
public abstract partial class VersionsTest(FreshDatabase database) : AccountsTest(database)
{
    protected const string Publish = "/frameworks/CARE/publish";

    private Visitor? lead;

    private protected Visitor Lead => lead!;

    private protected FrameworkStore Frameworks => field ??= new FrameworkStore(Db);

    private protected DecisionStore Decisions => new(Db, Frameworks, TimeProvider.System);

    private protected PublishStore Publishing => new(Db, Frameworks, TimeProvider.System);

    private protected HandMade ByHand => new(Db, Frameworks, TimeProvider.System);

    private protected static FrameworkCode Care => Market.Care.Code;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var market = new Market(Db);
        await market.PublishAsync(Ct);
        await using var night = await market.BeginAsync(Ct);
        await market.ProposeAsync(night.Id, Market.Proposals());
        await night.FinishAsync(RunState.Succeeded, Ct);
        lead = await Visitor.FirstAsync(Address, Db);
    }

    public override async ValueTask DisposeAsync()
    {
        lead?.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static Proposal Asked<T>()
        where T : Change => Market.Proposals().First(p => p.Change is T);

    private protected async Task<Decision> ApproveAsync(Proposal asked, string actor = "ada")
    {
        var kept = (await new ProposalStore(Db).GetAsync(asked.Id, Ct))!;
        return Assert.IsType<DecideOutcome.Decided>(await Decisions.DecideAsync(asked.Id, new Verdict.Accept(), null, actor, kept.Revision, Ct)).Decision;
    }

    /// <summary>Sends the form of a page with its hidden fields, as a browser without a script does.</summary>
    private protected static async Task<(HttpStatusCode Status, string Body)> SendAsync(Visitor person, string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await person.ReadAsync(page);
        var hidden = Hidden().Matches(html).Select(m => (m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value))).Where(h => h.Item1 is "revision" or "version" or "decision").DistinctBy(h => h.Item1);
        using var answer = await person.SendAsync(page, action, [.. hidden.Where(h => fields.All(f => f.Name != h.Item1)), .. fields]);
        return (answer.StatusCode, answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.Location!.ToString() : WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Ct)));
    }

    /// <summary>What the page says, without its markup.</summary>
    private protected static async Task<string> TextAsync(Visitor person, string page) => TextOf(await person.ReadAsync(page));

    private protected static string TextOf(string html) => Spaces().Replace(WebUtility.HtmlDecode(Markup().Replace(html, " ")), " ");

    private protected async Task<IReadOnlyList<FrameworkVersion>> VersionsAsync() => await Frameworks.VersionsAsync(Care, Ct);

    [GeneratedRegex("type=\"hidden\" name=\"(?<name>[a-z_]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Markup();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
