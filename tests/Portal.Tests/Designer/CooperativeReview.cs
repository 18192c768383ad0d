using System.Text.Json.Nodes;

namespace VanQuan.Workflows.Portal_Tests.Designer;

/// <summary>The shipped review of cooperatives, drawn anew from what is written in it, step after step, by whichever hand.</summary>
internal sealed class CooperativeReview(JsonNode shipped, IHand hand)
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["VanQuan.UserTask"] = "Giao việc", ["VanQuan.Approval"] = "Phê duyệt", ["Elsa.FlowSwitch"] = "Nhiều trường hợp", ["VanQuan.RecordIndicator"] = "Ghi chỉ tiêu", ["VanQuan.Notify"] = "Gửi thư",
    };

    private readonly List<JsonNode> steps = [.. shipped["root"]!["activities"]!.AsArray().Select(one => one!)];

    private readonly List<(string Source, string Port, string Target)> links =
        [.. shipped["root"]!["connections"]!.AsArray().Select(one => ((string)one!["source"]!["activity"]!, (string)one["source"]!["port"]!, (string)one["target"]!["activity"]!))];

    public async Task DrawAsync()
    {
        foreach (var step in steps.Skip(1))
        {
            var (source, port, _) = links.First(link => link.Target == (string)step["id"]!);
            await hand.AppendAsync(Name(source), Words(source, port), Kinds[(string)step["type"]!], Essence.NameOf(step));
            await FillAsync(step);
        }

        var drawn = steps.Skip(1).Select(step => links.First(link => link.Target == (string)step["id"]!)).ToHashSet();
        foreach (var (source, port, target) in links.Where(link => !drawn.Contains(link)))
            await hand.ConnectAsync(Name(source), Words(source, port), Name(target));
    }

    private JsonNode Step(string id) => steps.Single(one => (string)one["id"]! == id);

    private string Name(string id) => Essence.NameOf(Step(id));

    private string Words(string id, string port) => Essence.OutcomeWords(Step(id), port);

    private async Task FillAsync(JsonNode step)
    {
        await hand.OpenAsync(Essence.NameOf(step));
        switch ((string)step["type"]!)
        {
            case "VanQuan.UserTask":
                await TaskAsync(step);
                break;
            case "VanQuan.Approval":
                await ApprovalAsync(step);
                break;
            case "Elsa.FlowSwitch":
                await CasesAsync(step);
                break;
            case "VanQuan.RecordIndicator":
                await hand.FindAsync("Chọn chỉ tiêu", $"{Essence.Value(step, "code")} {Essence.Value(step, "criteriaSet")}");
                await hand.TypeAsync("Giá trị ghi nhận", Essence.NameOf(step));
                break;
            default:
                foreach (var address in Essence.Values(step, "recipients"))
                    await hand.FindAsync("Thêm vào: Người nhận", Searched(address));
                await hand.TypeAsync("Tiêu đề thư", "Kết quả đánh giá không được thông qua");
                break;
        }
    }

    private async Task TaskAsync(JsonNode step)
    {
        await hand.SheetAsync("Việc");
        await hand.TypeAsync("Tiêu đề việc", Essence.Value(step, "title"));
        await hand.FindAsync("Người thực hiện", Searched(Essence.Value(step, "assignee")));
        foreach (var address in Essence.Values(step, "cooperating"))
            await hand.FindAsync("Thêm vào: Phối hợp", Searched(address));
        var outcomes = Essence.Values(step, "outcomes");
        for (var i = 0; outcomes.Count > 1 && i < outcomes.Count; i++)
        {
            if (i > 0)
                await hand.PressAsync("Thêm: Kết quả");
            await hand.TypeAsync($"Kết quả {i + 1}, tiếng Việt", Essence.OutcomeWords(step, outcomes[i]));
        }

        await DueAsync(step);
        if (step["result"] is not null)
            await FormAsync();
    }

    /// <summary>The form whose score decides the way, and the variable that keeps it.</summary>
    private async Task FormAsync()
    {
        await hand.SheetAsync("Biểu mẫu");
        await hand.PressAsync("Thêm ô");
        await hand.TypeAsync("Nhãn tiếng Việt", "Điểm");
        await hand.ChooseAsync("Loại", "Số");
        await hand.TickAsync("Bắt buộc");
        await hand.PressAsync("Tạo biến cho kết quả này");
    }

    private async Task ApprovalAsync(JsonNode step)
    {
        await hand.SheetAsync("Việc");
        await hand.TypeAsync("Tiêu đề việc", Essence.Value(step, "title"));
        foreach (var address in Essence.Values(step, "approvers"))
            await hand.FindAsync("Thêm vào: Người duyệt", Searched(address));
        await hand.ChooseAsync("Tất cả hay một số người duyệt", "ít nhất");
        await hand.TypeAsync("Số người đồng ý", Essence.Value(step, "quorum"));
        foreach (var reviewed in Essence.Values(step, "reviews"))
            await hand.TickAsync(Name(reviewed));
        await DueAsync(step);
    }

    private async Task DueAsync(JsonNode step)
    {
        var due = JsonNode.Parse(Essence.Value(step, "due"))!;
        await hand.SheetAsync("Hạn");
        await hand.TypeAsync("Số lượng", due["amount"]!.ToString());
    }

    private async Task CasesAsync(JsonNode step)
    {
        var cases = step["cases"]!.AsArray();
        for (var i = 0; i < cases.Count; i++)
        {
            await hand.PressAsync("Thêm trường hợp");
            await hand.TypeAsync($"Trường hợp {i + 1}, tiếng Việt", Essence.OutcomeWords(step, (string)cases[i]!["label"]!));
            await hand.PressAsync($"Thêm dòng: Điều kiện của trường hợp {i + 1}");
            await hand.ChooseAsync("Dòng 1: so thế nào", "ít nhất");
            await hand.TypeAsync("Dòng 1: giá trị", ((string)cases[i]!["condition"]!["value"]!)[^2..]);
        }
    }

    /// <summary>How a person looks for an address.</summary>
    private static string Searched(string address) => address switch
    {
        "unit:{{ Input.Unit }}" => "don vi cua luot",
        "unit:{{ Input.Lead }}" => "co quan chu tri",
        "unit:VP" => "van phong hdnd",
        _ when address.StartsWith("role:", StringComparison.Ordinal) => "truong " + address[5..address.IndexOf('/', StringComparison.Ordinal)],
        _ => address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..],
    };
}
