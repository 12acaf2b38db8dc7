using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Dapper;

namespace Curation.Storage;

/// <param name="Channel"><see cref="Notices.Runs"/>, <see cref="Notices.Proposals"/> or <see cref="Notices.Search"/>.</param>
/// <param name="Payload">The run's id, the framework's code, or the index's name.</param>
public sealed record Notice(string Channel, string Payload);

/// <summary>Says that something changed, to whoever listens now; never relied on for correctness.</summary>
public sealed class Notices(Database db)
{
    public const string Runs = "curation_runs";
    public const string Proposals = "curation_proposals";
    public const string Search = "curation_search";

    /// <summary>Somebody asks something of the nights; the payload is the request's number.</summary>
    public const string Requests = "curation_requests";

    private static readonly string[] Known = [Runs, Proposals, Search, Requests];

    /// <summary>Notices as they come, until cancelled. A lost connection ends it with the exception; read the current state and listen again.</summary>
    /// <exception cref="ArgumentException">A channel that is none of ours.</exception>
    public async IAsyncEnumerable<Notice> ListenAsync(IReadOnlyList<string> channels, [EnumeratorCancellation] CancellationToken ct)
    {
        if (channels.FirstOrDefault(c => !Known.Contains(c)) is { } unknown)
            throw new ArgumentException($"{unknown} is no channel.", nameof(channels));
        await using var connection = await db.OpenSessionAsync(ct);
        var heard = Channel.CreateUnbounded<Notice>();
        connection.Notification += (_, e) => heard.Writer.TryWrite(new Notice(e.Channel, e.Payload));
        foreach (var channel in channels)
            await connection.ExecuteAsync(new CommandDefinition($"LISTEN {channel}", cancellationToken: ct));
        while (true)
        {
            while (heard.Reader.TryRead(out var notice))
                yield return notice;
            await connection.WaitAsync(ct);
        }
    }
}
