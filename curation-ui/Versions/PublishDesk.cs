using System.Security.Claims;
using Curation.Domain.Frameworks;
using Curation.Storage.Accounts;
using Curation.Storage.Decisions;
using Curation.Storage.Frameworks;
using Curation.Storage.Publishing;
using Curation.Ui.Accounts;
using Curation.Ui.Hosting;
using Curation.Ui.Parts;

namespace Curation.Ui.Versions;

/// <summary>Puts the page of the next version together.</summary>
internal sealed class PublishDesk(PublishStore publishing, FrameworkStore frameworks, InputDrafts drafts, AccountNames names, Screens screens, HouseTime time)
{
    public DateOnly Today => DateOnly.FromDateTime(time.Now.UtcDateTime);

    public static string SubjectOf(FrameworkCode code) => $"publish/{code}";

    /// <param name="typed">What the person has just sent; none where they only look.</param>
    public async Task<IResult> ShowAsync(ClaimsPrincipal user, string code, PublishForm? typed, Said? said, int status, CancellationToken ct) =>
        await PageAsync(user, code, typed, said, ct) is { } page
            ? await screens.ShowAsync<PublishScreen, PublishPage>(page, ct, status)
            : await screens.MissingAsync("framework", ct);

    public async Task<PublishPage?> PageAsync(ClaimsPrincipal user, string code, PublishForm? typed, Said? said, CancellationToken ct)
    {
        if (!FrameworkCode.TryParse(code, null, out var known) || await publishing.PlanAsync(known, ct) is not { } plan)
            return null;
        var mayPublish = Policies.Allows(user, Policies.Publish);
        if (mayPublish)
            typed ??= PublishForm.FromJson((await drafts.GetAsync(user.Name(), SubjectOf(known), ct))?.Content);
        var before = FrameworkCheck.Of(plan.Draft.Published).Select(f => f.Path + f.Message).ToHashSet(StringComparer.Ordinal);
        return new PublishPage(
            plan,
            (await frameworks.VersionsAsync(known, ct))[0],
            [.. plan.Findings.Where(f => f.Severity == Severity.Fault || !before.Contains(f.Path + f.Message))],
            [.. plan.Findings.Where(f => f.Severity == Severity.Warning && before.Contains(f.Path + f.Message))],
            typed ?? new PublishForm(),
            said,
            mayPublish,
            Policies.Allows(user, Policies.Decide),
            user.Name(),
            await names.OfRoleAsync(Role.Lead, ct),
            await names.AllAsync(ct),
            Today);
    }
}

/// <summary>What the page says first, of what was just done or refused.</summary>
/// <param name="Tone">Of the notice: good, warn or block.</param>
/// <param name="Link">Where to go on, with its words.</param>
public sealed record Said(string Tone, string Strong, string Text, (string Url, string Words)? Link = null);

/// <param name="Findings">Faults, and what the next version would bring of warnings.</param>
/// <param name="Known">Warnings about what is published already.</param>
/// <param name="MayUndo">Whether the person decides: their own they may undo; a lead any.</param>
public sealed record PublishPage(
    PublishPlan Plan,
    FrameworkVersion Latest,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Finding> Known,
    PublishForm Typed,
    Said? Said,
    bool MayPublish,
    bool MayUndo,
    string Person,
    IReadOnlyList<string> Leads,
    IReadOnlyDictionary<string, string> Names,
    DateOnly Today)
{
    public FrameworkCode Code => Plan.Code;

    public bool CanUndo(Domain.Proposals.Decision decision) => MayPublish || (MayUndo && decision.Actor == Person);
}
