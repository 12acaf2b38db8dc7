using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Curation.Classify.Skills;

/// <summary>
/// What a model said of a sentence, by a hash of its text. It holds a fixed number of sentences: when it is full the half that was
/// asked for first is forgotten, which a night's boilerplate outlives by being asked for again. Safe for many threads.
/// </summary>
/// <param name="most">How many sentences are kept; an entry takes some 200 bytes.</param>
internal sealed class SentenceCache<T>(int most = 100_000)
{
    private readonly Lock turning = new();

    private ConcurrentDictionary<UInt128, T> young = new();

    private ConcurrentDictionary<UInt128, T> old = new();

    private long asked;

    private long known;

    public (long Asked, long Known) Use => (Interlocked.Read(ref asked), Interlocked.Read(ref known));

    public T GetOrAdd(string sentence, Func<T> judge)
    {
        Interlocked.Increment(ref asked);
        var key = Key(sentence);
        if (young.TryGetValue(key, out var value))
        {
            Interlocked.Increment(ref known);
            return value;
        }

        if (old.TryGetValue(key, out value))
            Interlocked.Increment(ref known);
        else
            value = judge();
        young[key] = value;
        if (young.Count > most / 2)
            Turn();
        return value;
    }

    private void Turn()
    {
        lock (turning)
        {
            if (young.Count > most / 2)
                (old, young) = (young, new ConcurrentDictionary<UInt128, T>());
        }
    }

    private static UInt128 Key(string sentence)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(MemoryMarshal.AsBytes(sentence.AsSpan()), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
