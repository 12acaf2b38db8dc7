using Curation.Domain.Proposals;
using Xunit;

namespace Curation.Tests.Classify.Proposals;

/// <summary>Names that the window itself teaches.</summary>
public sealed class LearnedNameTests
{
    [Fact]
    public void A_name_that_many_ask_for_counts_where_others_write_it_without_company()
    {
        var window = Asking(12).Writing(6);

        var proposal = Assert.Single(window.Propose(), p => p.Change is Change.AddSkill { Term: "Gizmo" });

        Assert.Equal(18, proposal.Demand.Employers);
    }

    [Fact]
    public void A_word_that_most_write_without_asking_for_it_gets_no_more_votes()
    {
        var window = Asking(12).Writing(18);

        var proposal = Assert.Single(window.Propose(), p => p.Change is Change.AddSkill { Term: "Gizmo" });

        Assert.Equal(12, proposal.Demand.Employers);
    }

    [Fact]
    public void A_word_that_is_seldom_asked_for_is_no_skill()
    {
        var window = Asking(12).Writing(48);

        Assert.DoesNotContain(window.Propose(), p => p.Change is Change.AddSkill);
    }

    [Fact]
    public void Two_spellings_of_a_name_are_one()
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 30, 30, ("COMM", 15, 15));
        for (var i = 0; i < 14; i++)
            window.Post($"CSM {i}", "CSM", 3 + (i * 5), [i < 8 ? "~ElasticSearch" : "~Elastic Search"]);

        var proposal = Assert.Single(window.Propose(), p => p.Change is Change.AddSkill);

        Assert.Equal(14, proposal.Demand.Employers);
    }

    private static NamedWindow Asking(int employers)
    {
        var window = new Window().OtherRoles("CSM").Role("CSM", 60, 60, ("COMM", 15, 15));
        for (var i = 0; i < employers; i++)
            window.Post($"CSM {i}", "CSM", 3 + (i * 5), ["~Gizmo"]);
        return new NamedWindow(window, employers);
    }

    private sealed record NamedWindow(Window Window, int Asking)
    {
        /// <summary>So many employers more name it in a sentence about something else.</summary>
        public Window Writing(int employers)
        {
            for (var i = Asking; i < Asking + employers; i++)
                Window.Post($"CSM {i}", "CSM", 3 + (i % 80), ["COMM"], sentence: "You bring {0} and Gizmo to a team that looks forward to it.");
            return Window;
        }
    }
}
