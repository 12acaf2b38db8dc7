using System.Data;
using System.Text.Json;
using Dapper;

namespace Curation.Storage;

/// <summary>How our types stand in PostgreSQL's: times in UTC, enums and identifiers as the words of the documented form.</summary>
internal static class TypeMaps
{
    private static readonly Lazy<bool> Registered = new(() =>
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new Times());
        SqlMapper.AddTypeHandler(new Dates());
        return true;
    });

    public static void Register() => _ = Registered.Value;

    /// <summary>As in <c>succeeded_with_problems</c>.</summary>
    public static string Word<T>(this T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <exception cref="ArgumentException">No value has this word.</exception>
    public static T FromWord<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    /// <summary>The date of a business time: the one that it has in UTC, so that it is the same after a stay in the database.</summary>
    public static DateOnly Date(this DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    /// <summary>The time of a person's act, as PostgreSQL keeps it: to the microsecond.</summary>
    public static DateTimeOffset Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private sealed class Times : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value.UtcDateTime;

        public override DateTimeOffset Parse(object value) => value switch
        {
            DateTimeOffset time => time.ToUniversalTime(),
            DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
            _ => throw new InvalidCastException($"{value.GetType().Name} is no time."),
        };
    }

    private sealed class Dates : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = value;

        public override DateOnly Parse(object value) => value switch
        {
            DateOnly date => date,
            DateTime time => DateOnly.FromDateTime(time),
            _ => throw new InvalidCastException($"{value.GetType().Name} is no date."),
        };
    }
}
