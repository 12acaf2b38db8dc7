using Curation.Domain.Postings;

namespace Curation.Storage.Postings;

/// <summary>Connected components, each named after its smallest member.</summary>
internal sealed class Components(IEnumerable<Guid> members)
{
    private readonly Dictionary<Guid, Guid> parents = members.ToDictionary(m => m);

    public void Join(Guid one, Guid other)
    {
        var (first, second) = (NameOf(one), NameOf(other));
        if (new PostingId(first) <= new PostingId(second))
            parents[second] = first;
        else
            parents[first] = second;
    }

    public Guid NameOf(Guid member)
    {
        var name = member;
        while (parents[name] != name)
            name = parents[name];
        while (parents[member] != name)
            (member, parents[member]) = (parents[member], name);
        return name;
    }
}
