namespace Curation.Tests.Corpora;

/// <summary>Hand-written texts in the layout of seeds 000 and 001.</summary>
internal static class SeedFixtures
{
    public const string Profile =
        "Table 1. Job profile.\n\n" +
        "Job Family Code\tGRD\nJob Family Name\tGardens\nJob Family Description\tCare of public gardens.\n" +
        "Job Profile Code\tGRD-6AG\nJob Profile\tGarden Guide\nJob Role Description\tShows visitors around.\nJob Band ID\t6\n" +
        "Job Responsibility\t<ul style=\"list-style-type: none\"> (1) Waters beds (7) and pots. (2) Greets visitors.\n\n" +
        "Job Band ID\tJob Band Name\tJob Band Description\n1\tExecutive\tVision\n6\tTrainee\tRoutine tasks\n\n" +
        "Competency Code\tCompetency Name\tProficiency Level\tPriority\n" +
        "TGD010\tPlant Care\t2 - Working Experience\t3 - High\nTGDU-\tA Specific Garden\t1 - Basic Understanding\t2 - Medium\n\n" +
        "Competency Code: TGD010 Competency Name: Plant Care\t\nCompetency Description\tKnowledge of plants; ability to keep them.\n" +
        "Proficiency Levels\tLevel 1: Basic understanding\n\tLevel 2: Working experience\n" +
        "Proficiency Level Behaviors\t<ol> (1) Prunes.\n\n" +
        "Interview Questions\t<ol> (1) When do you prune?\nDevelopment Statement\t<ol> (1) Prune 3 roses within a month.\n\n" +
        "Coaching Tip Descriptions\t(1)\tWalk the beds.\n\t(2)\tAsk a gardener.\nLearning References\n" +
        "Learning Reference Type\tActivities\tOrganizations\nLearning Reference Name\tRoot- Pruning\tKew\n" +
        "Learning References Description\tPrune a root.\tA garden.\nAuthor\nPublisher\nPublication Year\nProvider\nURL\t\thttp://kew.example\nISBN_ASIN\n";

    public const string Levels = """
        Plant Care
        Keeping plants well.
        Level 1. Helps under guidance.
        BEHAVIORS
        - Names tools.
        QUESTIONS
        - Which tools have you used?
        Probing Questions
        * Which?
        * Why?
        Level 2. Works alone.
        BEHAVIORS
        - Teaches pruning.
        QUESTIONS
        - When do you prune?
        Probing Questions
        * How did it go?
        """;
}
