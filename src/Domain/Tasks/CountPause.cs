namespace VanQuan.Workflows.Domain.Tasks;

/// <summary>
/// A span in which a step held counts still, per instance (public posting, financial obligations). Local dates: the count
/// stands on every day from <see cref="From"/> until before <see cref="Until"/>; still open while that is null.
/// Legal source: NĐ 43/2014 Art. 61, as the definition cites it.
/// </summary>
public sealed class CountPause
{
    private CountPause()
    {
    }

    public CountPause(string instanceId, string activityId, DateOnly from) => (InstanceId, ActivityId, From) = (instanceId, activityId, from);

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
