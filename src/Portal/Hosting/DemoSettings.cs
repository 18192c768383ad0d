namespace VanQuan.Workflows.Portal.Hosting;

/// <summary>
/// Settings under <c>Demo</c>: a demonstration on a clock that people move, with accounts for every body. Off unless the
/// environment's settings turn it on; Production never does.
/// </summary>
public sealed class DemoSettings
{
    public bool Enabled { get; set; }

    /// <summary>Where the clock of a new database starts.</summary>
    public DateTimeOffset Start { get; set; } = new(2021, 12, 20, 8, 0, 0, TimeSpan.FromHours(7));

    /// <summary>The plan a new database is given, a folder.</summary>
    public string Plan { get; set; } = "workflows/van-quan";
}
