using Curation.Domain.Frameworks;
using Curation.Domain.Proposals;
using Curation.Tests.Classify.Proposals;
using Xunit;

namespace Curation.Tests.Decisions;

public sealed class MergingTests
{
    private static readonly ElementCode Manager = SmallFramework.Code("CSM"), Executive = SmallFramework.Code("AE");

    [Fact]
    public void A_new_profile_becomes_another_title_of_the_one_that_it_is_merged_into() =>
        Assert.Equal(new Change.AddTitle(Executive, "Closer"), Resolve(new Change.NewProfile("Closer", []), Executive).Change);

    [Fact]
    public void A_title_goes_to_the_profile_that_it_is_merged_into() =>
        Assert.Equal(new Change.AddTitle(Executive, "Closer"), Resolve(new Change.AddTitle(Manager, "Closer", 2), Executive).Change);

    [Fact]
    public void What_is_not_there_takes_no_title() =>
        Assert.Equal("There is no profile NONE to merge it into.", Resolve(new Change.AddTitle(Manager, "Closer"), SmallFramework.Code("NONE")).Reason);

    private static (Change? Change, string? Reason) Resolve(Change change, ElementCode into) => Merging.Resolve(SmallFramework.Care, change, MergeKind.Profile, into);
}
