using System.Text.Json;
using System.Text.Json.Serialization;
using Curation.Domain;
using Curation.Domain.Postings;
using Curation.Storage.Auditing;

namespace Curation.Storage.Decisions;

public enum LabelKind
{
    /// <summary>The posting is of another role than the analysis says.</summary>
    WrongRole,

    /// <summary>The posting is of the role that the analysis says.</summary>
    RightRole,

    /// <summary>The sentence does not say what the proposal reads in it.</summary>
    NotEvidence,
}

/// <summary>A sentence of a text revision.</summary>
/// <param name="Text">The hash of the revision.</param>
public sealed record SentencePlace(string Text, int Start, int End);

/// <summary>What a person says of a posting or of a sentence in it, kept to learn from.</summary>
/// <param name="Sentence">Set for <see cref="LabelKind.NotEvidence"/>, and only there.</param>
/// <param name="Proposal">The proposal whose card it was said on.</param>
/// <param name="Detail">Of a role: the profile that the posting is really of, or <see cref="NoProfile"/>; none where the person cannot say, and then nothing is learned from it.</param>
public sealed record Label(LabelKind Kind, PostingId Posting, SentencePlace? Sentence, Guid? Proposal, string? Detail)
{
    /// <summary>The posting is of none of our roles.</summary>
    public const string NoProfile = "none";

    /// <summary>What cannot be said beside it; none where nothing stands against it.</summary>
    [JsonIgnore]
    public Label? Opposite => Kind switch
    {
        LabelKind.WrongRole => this with { Kind = LabelKind.RightRole },
        LabelKind.RightRole => this with { Kind = LabelKind.WrongRole },
        _ => null,
    };

    /// <summary>One a kind, posting, sentence and proposal: said twice it is the same label.</summary>
    [JsonIgnore]
    public Guid Id => NaturalKey.Guid(
        "label", Kind.ToString(), Posting.ToString(), Sentence?.Text ?? "", $"{Sentence?.Start}", $"{Sentence?.End}", Kind == LabelKind.NotEvidence ? $"{Proposal:N}" : "");
}

public sealed record KeptLabel(Label Label, string Actor, DateTimeOffset At);

/// <summary>Labels on postings and sentences. Each is audited, also when it is taken back.</summary>
public sealed class LabelStore(Database db, TimeProvider clock)
{
    private const string Select = "SELECT kind, posting, text, starts, ends, proposal, detail, actor, at FROM labels";

    /// <summary>Keeps a label; the same one by somebody before stays theirs, and the opposite of it is taken back.</summary>
    /// <returns>Whether it was new.</returns>
    /// <exception cref="ArgumentException">A sentence where none belongs, or none where one does.</exception>
    public Task<bool> SaveAsync(Label label, string actor, CancellationToken ct)
    {
        if (label.Kind == LabelKind.NotEvidence != label.Sentence is not null)
            throw new ArgumentException("A sentence belongs to the label 'not evidence', and only there.", nameof(label));
        var at = clock.Now();
        return db.InTransactionAsync(
            async work =>
            {
                if (label.Opposite is { } opposite)
                    await TakeBackAsync(work, opposite, actor, at);
                var added = await work.ExecuteAsync(
                    """
                    INSERT INTO labels (id, kind, posting, text, starts, ends, proposal, detail, actor, at)
                    VALUES (@Id, @kind, @posting, @text, @starts, @ends, @Proposal, @detail, @actor, @at) ON CONFLICT DO NOTHING
                    """,
                    new
                    {
                        label.Id,
                        kind = label.Kind.Word(),
                        posting = label.Posting.Value,
                        text = label.Sentence?.Text,
                        starts = label.Sentence?.Start,
                        ends = label.Sentence?.End,
                        label.Proposal,
                        detail = StoredText.CleanOrNone(label.Detail),
                        actor,
                        at,
                    });
                if (added == 1)
                    await AuditStore.AddAsync(work, at, actor, "label", $"posting/{label.Posting}", JsonSerializer.Serialize(label, CurationJson.Line));
                return added == 1;
            },
            ct);
    }

    /// <returns>Whether there was such a label.</returns>
    public Task<bool> TakeBackAsync(Label label, string actor, CancellationToken ct)
    {
        var at = clock.Now();
        return db.InTransactionAsync(work => TakeBackAsync(work, label, actor, at), ct);
    }

    /// <summary>All, oldest first: what training reads.</summary>
    public async Task<IReadOnlyList<KeptLabel>> AllAsync(CancellationToken ct) =>
        [.. (await db.QueryAsync<Row>($"{Select} ORDER BY at, id", null, ct)).Select(r => r.ToKept())];

    /// <summary>How many there are of each kind.</summary>
    public async Task<IReadOnlyDictionary<LabelKind, int>> CountsAsync(CancellationToken ct) =>
        (await db.QueryAsync<(string Kind, int Count)>("SELECT kind, count(*)::integer FROM labels GROUP BY kind", null, ct)).ToDictionary(c => TypeMaps.FromWord<LabelKind>(c.Kind), c => c.Count);

    /// <summary>Those of some postings: what a card shows as struck out.</summary>
    public async Task<IReadOnlyList<KeptLabel>> OfAsync(IReadOnlyCollection<PostingId> postings, CancellationToken ct) =>
        [.. (await db.QueryAsync<Row>($"{Select} WHERE posting = ANY(@ids) ORDER BY at, id", new { ids = postings.Select(p => p.Value).ToArray() }, ct)).Select(r => r.ToKept())];

    private static async Task<bool> TakeBackAsync(UnitOfWork work, Label label, string actor, DateTimeOffset at)
    {
        if (await work.ExecuteAsync("DELETE FROM labels WHERE id = @Id", new { label.Id }) == 0)
            return false;
        await AuditStore.AddAsync(work, at, actor, "unlabel", $"posting/{label.Posting}", JsonSerializer.Serialize(label, CurationJson.Line));
        return true;
    }

    private sealed record Row
    {
        public string Kind { get; init; } = "";

        public Guid Posting { get; init; }

        public string? Text { get; init; }

        public int? Starts { get; init; }

        public int? Ends { get; init; }

        public Guid? Proposal { get; init; }

        public string? Detail { get; init; }

        public string Actor { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public KeptLabel ToKept() => new(
            new Label(
                TypeMaps.FromWord<LabelKind>(Kind), new PostingId(Posting), Text is null ? null : new SentencePlace(Text, Starts!.Value, Ends!.Value), Proposal, Detail),
            Actor,
            At);
    }
}
