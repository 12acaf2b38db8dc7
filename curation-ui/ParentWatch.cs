namespace Curation.Ui;

/// <summary>Stops the web application when the <c>up</c> that started it is gone: then its standard input ends.</summary>
internal static class ParentWatch
{
    /// <summary>Does nothing unless <c>up</c> asked for it (CURATION_STOP_WITH_PARENT=1).</summary>
    public static void StopWithParent(this WebApplication app)
    {
        if (app.Configuration["CURATION_STOP_WITH_PARENT"] != "1") return;
        new Thread(() =>
        {
            using var input = Console.OpenStandardInput();
            try
            {
                while (input.ReadByte() >= 0)
                {
                }
            }
            catch (IOException)
            {
                // A broken pipe says the same as its end.
            }

            app.Lifetime.StopApplication();
        }) { IsBackground = true, Name = "parent watch" }.Start();
    }
}
