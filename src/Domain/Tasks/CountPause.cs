namespace VanQuan.Workflows.Domain.Tasks;

/// <summary>
/// A span in which a step held counts still, per instance (public posting, financial obligations). Local dates: the count
/// stands on every day from <see cref="From"/> until before <see cref="Until"/>; still open while that is null. The day on
/// which the step opened and the day on which it closed count (BLDS 2015 Art. 147: the day of an event belongs to what was
/// before it), so a posting of fifteen days takes out exactly fifteen, and a step opened and closed within a day none.
/// Legal source of standing still: NĐ 43/2014 Art. 61, as the definition cites it.
/// </summary>
public sealed class CountPause
{
    private CountPause()
    {
    }

    /// <param name="openedOn">The local day on which the step opened.</param>
    public CountPause(string instanceId, string activityId, DateOnly openedOn) => (InstanceId, ActivityId, From) = (instanceId, activityId, openedOn.AddDays(1));

    public long Id { get; private set; }
    public string InstanceId { get; private set; } = "";
    public string ActivityId { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly? Until { get; private set; }

    public void Close(DateOnly until)
    {
        if (Until is not null) throw new InvalidOperationException($"The pause of {ActivityId} is Closed: it cannot become Closed.");
        Until = until;
    }
}
