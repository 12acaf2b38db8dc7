using Curation.Domain.Models;

namespace Curation.Classify;

/// <summary>An analyst for as long as one piece of work lasts: its models stay loaded until the last lease on them has ended. End it.</summary>
public sealed class AnalystLease : IDisposable
{
    private readonly PostingAnalyst analyst;

    private SharedKit? kit;

    internal AnalystLease(string key, PostingAnalyst analyst, SharedKit kit, int corrections)
    {
        Key = key;
        Corrections = corrections;
        this.analyst = analyst;
        this.kit = kit.Take();
        Parts = kit.Parts;
    }

    /// <summary>What it was built from: leases with one key are on one analyst.</summary>
    public string Key { get; }

    /// <summary>The versions of models that it is made of.</summary>
    public AnalystParts Parts { get; }

    /// <summary>How many of the curators' corrections it learnt from.</summary>
    public int Corrections { get; }

    /// <exception cref="ObjectDisposedException">The lease has ended.</exception>
    public PostingAnalyst Analyst
    {
        get
        {
            ObjectDisposedException.ThrowIf(kit is null, this);
            return analyst;
        }
    }

    public void Dispose() => Interlocked.Exchange(ref kit, null)?.Release();
}

/// <summary>A kit that is disposed when whoever took it last has released it.</summary>
internal sealed class SharedKit(ModelKit kit, string key, AnalystParts parts)
{
    private int users = 1;

    public ModelKit Kit => kit;

    /// <summary>Which versions were chosen.</summary>
    public string Key => key;

    /// <summary>Which it is made of.</summary>
    public AnalystParts Parts => parts;

    public SharedKit Take()
    {
        Interlocked.Increment(ref users);
        return this;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref users) == 0)
            kit.Dispose();
    }
}
