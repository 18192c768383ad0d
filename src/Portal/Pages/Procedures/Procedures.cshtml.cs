using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VanQuan.Workflows.Application.Engine.Definitions;
using VanQuan.Workflows.Application.Engine.Definitions.Drafts;
using VanQuan.Workflows.Application.Engine.Definitions.Reading;
using VanQuan.Workflows.Application.Persistence;
using VanQuan.Workflows.Portal.Hosting;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Pages.Procedures;

/// <summary>All procedures, how each stands, who changed it last; new ones are begun here or come in as files.</summary>
public sealed class ProceduresModel(WorkflowsDb db, ListDefinitions list, CreateDefinition create, TakeInFile takeIn, PlanShelf shelf, Visitor visitor, Say say) : PageModel
{
    public sealed record Row(string Address, string Name, string? Other, Badge Badge, bool Waiting, bool Draft, int Running, DateTimeOffset At, string? By);

    public sealed record Tab(string Word, string Link, bool Current, int Count);

    [BindProperty(SupportsGet = true)]
    public string? Tim { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Nhom { get; set; }

    [BindProperty]
    public string? Ten { get; set; }

    public string Op { get; } = Guid.NewGuid().ToString("N");

    public string Summary { get; private set; } = "";

    public string? Refusal { get; private set; }

    public bool WantsNew { get; private set; }

    public bool WantsImport { get; private set; }

    public IReadOnlyList<TakeInFile.Line> Imports { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<Tab> Tabs { get; private set; } = [];

    public IReadOnlyList<(string Code, string Name)> Plans { get; private set; } = [];

    public string Nothing => string.IsNullOrWhiteSpace(Tim) ? say["Chưa có quy trình nào ở đây."] : say["Không có quy trình nào khớp “{0}”.", Tim];

    public Task OnGetAsync(CancellationToken ct) => ListAsync(ct);

    public async Task<IActionResult> OnPostNewAsync(string op, CancellationToken ct)
    {
        try
        {
            return Redirect("/quy-trinh/" + Uri.EscapeDataString(await create.RunAsync(new(Ten ?? "", null, op), visitor.Actor, ct)));
        }
        catch (DefinitionProblemException refused)
        {
            (Refusal, WantsNew) = (say.Of(refused.Words), true);
            await ListAsync(ct);
            return Page();
        }
    }

    public async Task<IActionResult> OnPostImportAsync(string op, IFormFile? tep, bool moi, CancellationToken ct)
    {
        Imports = tep is null ? [] : await takeIn.RunAsync(tep, moi, op, visitor.Actor, ct);
        Refusal = tep is null ? say["Chưa chọn tệp nào."] : null;
        if (Imports is [{ Link: { } link, Taken: true }])
            return Redirect(link);
        WantsImport = tep is null || Imports.Any(one => !one.Taken);
        await ListAsync(ct);
        return Page();
    }

    private async Task ListAsync(CancellationToken ct)
    {
        await visitor.ArriveAsync(ct);
        var items = await list.RunAsync(db, Tim, ct);
        Tabs =
        [
            One(null, say["Tất cả"]), One("dang-ap-dung", say["Đang áp dụng"]), One("ban-nhap", say["Có bản nháp"]), One("cho", say["Chờ xác nhận"]), One("ngung", say["Ngừng áp dụng"]),
        ];
        Rows = [.. items.Where(item => Belongs(item, Nhom)).Select(Show)];
        Summary = say["{0} quy trình, {1} lượt đang chạy. Tên đưa tới bản vẽ; lượt đang chạy ở lại bản đã bắt đầu.", items.Count, items.Sum(item => item.Running)];
        Plans = [.. (await shelf.AllAsync(ct)).Select(plan => (plan.Code, plan.Name))];

        Tab One(string? key, string word) => new(word, Link(key), Nhom == key, items.Count(item => Belongs(item, key)));
    }

    private static bool Belongs(ListDefinitions.Item item, string? tab) => tab switch
    {
        "dang-ap-dung" => item.Standing == DefinitionStanding.InForce,
        "ban-nhap" => item.HasDraft,
        "cho" => item.IsWaiting,
        "ngung" => item.Standing == DefinitionStanding.Retired,
        _ => true,
    };

    private Row Show(ListDefinitions.Item item) => new(
        Uri.EscapeDataString(item.Id), item.NameIn(say.Language), say.English ? item.NameEn is null ? null : item.Name : item.NameEn,
        say.Standing(item.Standing, item.Version), item.IsWaiting, item.HasDraft && item.Standing != DefinitionStanding.Drawn, item.Running, item.ChangedAt, item.ChangedBy);

    private string Link(string? tab)
    {
        var query = new QueryString();
        if (tab is not null)
            query = query.Add("nhom", tab);
        if (!string.IsNullOrWhiteSpace(Tim))
            query = query.Add("tim", Tim);
        return "/quy-trinh" + query;
    }
}
