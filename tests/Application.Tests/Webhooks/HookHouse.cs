using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using VanQuan.Workflows.Application.Webhooks;
using VanQuan.Workflows.Application.Webhooks.Sending;
using VanQuan.Workflows.Application_Tests.Engine;
using VanQuan.Workflows.Domain.Identity;

namespace VanQuan.Workflows.Application_Tests.Webhooks;

/// <summary>The whole service with webhooks, on a clock that is moved by hand, and a program that listens.</summary>
internal sealed class HookHouse : IAsyncDisposable
{
    public static readonly Actor Admin = new("admin", "admin"), Officer = new("officer", "officer"), Head = new("head", "head");

    private int operations;

    private HookHouse(RunningService service, Receiver receiver) => (Service, Receiver) = (service, receiver);

    public RunningService Service { get; }
    public Receiver Receiver { get; }
    public FakeTimeProvider Clock { get; private init; } = null!;

    public static async Task<HookHouse> BuildAsync(params (string Name, string Value)[] settings)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2022, 3, 1, 1, 0, 0, TimeSpan.Zero));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Webhooks:AllowLoopback", "true"), new("Webhooks:TimeoutSeconds", "1")])
            .AddInMemoryCollection(settings.Select(one => new KeyValuePair<string, string?>("Webhooks:" + one.Name, one.Value))).Build();
        var service = await RunningService.StartAsync(clock, more: services => services
            .AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()).AddWebhooks(configuration));
        return new HookHouse(service, await Receiver.StartAsync()) { Clock = clock };
    }

    public string NextOperation() => $"op-{++operations}";

    public Task<string> AddAsync(params string[] events) => AddAsync(Receiver.Url, events);

    public Task<string> AddAsync(string url, string[] events) => Service.InAsync<AddWebhook, string>(add => add.RunAsync(new(NextOperation(), url, events), Admin, default));

    public Task<string> SecretAsync(string id) => Service.InAsync<ReadWebhooks, string>(read => read.SecretAsync(id, Admin, default));

    public Task<int> SendAsync(CancellationToken ct = default) => Service.InAsync<SendWebhooks, int>(send => send.RunAsync(ct));

    public Task<List<WebhookDelivery>> DeliveriesAsync() =>
        Service.ReadAsync(db => db.Set<WebhookDelivery>().AsNoTracking().OrderBy(one => one.Number).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}
