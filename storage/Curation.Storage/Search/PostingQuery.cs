using System.Globalization;

namespace Curation.Storage.Search;

/// <summary>What a query can be narrowed by, beside words and dates.</summary>
public enum QueryField
{
    Employer,
    Role,
    Skill,
    Source,
    Location,
    Language,
    Remote,
    Has,
}

/// <summary>A word or a phrase that postings hold, or must not hold.</summary>
/// <param name="Typed">As typed, without quotation marks.</param>
/// <param name="Tokens">The same after <see cref="Words"/>; several stand one after the other.</param>
public sealed record QueryTerm(string Typed, bool IsPhrase, IReadOnlyList<string> Tokens)
{
    public bool Equals(QueryTerm? other) => other is not null && Typed == other.Typed && IsPhrase == other.IsPhrase;

    public override int GetHashCode() => HashCode.Combine(Typed, IsPhrase);

    public override string ToString() => IsPhrase ? $"\"{Typed}\"" : Typed;
}

/// <summary>Terms of which one is enough.</summary>
/// <param name="IsNot">True: none may stand there. Such a group has one term.</param>
public sealed record QueryTerms(IReadOnlyList<QueryTerm> AnyOf, bool IsNot = false)
{
    public bool Equals(QueryTerms? other) => other is not null && IsNot == other.IsNot && AnyOf.SequenceEqual(other.AnyOf);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => (IsNot ? "-" : "") + string.Join(" OR ", AnyOf);
}

/// <summary>A field and a value. Several of one field: one is enough, and none of those that are not.</summary>
/// <param name="IsExact">True: the whole value (<c>location:=Berlin</c>); false: employers and places that hold the words.</param>
public sealed record QueryFilter(QueryField Field, string Value, bool IsExact = false, bool IsNot = false)
{
    public override string ToString()
    {
        var isPlain = Value.All(c => !char.IsWhiteSpace(c) && c is not ('"' or '“' or '”' or '(' or ')')) && Value[0] != '=';
        return $"{(IsNot ? "-" : "")}{Field.ToString().ToLowerInvariant()}:{(IsExact ? "=" : "")}{(isPlain ? Value : $"\"{Value}\"")}";
    }
}

/// <summary>A question to the postings: a closed form that both engines translate, and that is written as it is read.</summary>
/// <param name="From">First date of observation (published, or else first seen).</param>
/// <param name="To">Last date, included.</param>
public sealed record PostingQuery(IReadOnlyList<QueryTerms> Terms, IReadOnlyList<QueryFilter> Filters, DateOnly? From = null, DateOnly? To = null)
{
    public static PostingQuery Everything { get; } = new([], []);

    public bool IsEverything => Terms.Count == 0 && Filters.Count == 0 && From is null && To is null;

    /// <summary>Whether some word can make one posting a better match than another.</summary>
    public bool HasWords => Terms.Any(t => !t.IsNot);

    /// <summary>The filter added, unless it is there.</summary>
    public PostingQuery With(QueryFilter filter) => Filters.Contains(filter) ? this : this with { Filters = [.. Filters, filter] };

    public PostingQuery Without(QueryFilter filter) => this with { Filters = [.. Filters.Where(f => f != filter)] };

    public PostingQuery Without(QueryTerms terms) => this with { Terms = [.. Terms.Where(t => !t.Equals(terms))] };

    /// <summary>As it is typed.</summary>
    public override string ToString() => string.Join(' ', ((IEnumerable<object>)Terms).Concat(Filters)
        .Concat(From is { } from ? [$"from:{Day(from)}"] : [])
        .Concat(To is { } to ? [$"to:{Day(to)}"] : []));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What reading a query came to.</summary>
public abstract record QueryReading
{
    private QueryReading()
    {
    }

    public sealed record Read(PostingQuery Query) : QueryReading;

    /// <param name="Line">What is wrong and how to mend it, in one line.</param>
    public sealed record Wrong(string Line) : QueryReading;
}
