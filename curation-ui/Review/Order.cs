using Curation.Storage.Proposals;

namespace Curation.Ui.Review;

/// <summary>An order of the queue, as its screens name it.</summary>
/// <param name="Short">As in <c>Most needed</c>, on its button.</param>
/// <param name="First">What comes first, in a line.</param>
/// <param name="Why">How that is told; none where it needs no word.</param>
internal sealed record Order(ProposalOrder By, string Short, string First, string? Why = null)
{
    public static IReadOnlyList<Order> All { get; } =
    [
        new(ProposalOrder.Needed, "Most needed", "Most needed first", "demand × gap to the framework"),
        new(ProposalOrder.Newest, "Newest", "Newest first"),
        new(ProposalOrder.Employers, "Employers", "Most employers first", "how many ask for it"),
        new(ProposalOrder.Closest, "Close calls", "Closest calls first", "the share before lies nearest to an end of the interval now"),
    ];

    public string Says => Why is null ? First : $"{First}: {Why}";

    public static Order Of(ProposalOrder by) => All.First(o => o.By == by);
}
