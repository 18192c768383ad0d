namespace VanQuan.Workflows.Portal_Tests.DesignerRuns;

/// <summary>One way to spoil a procedure, by the hands of its designer, and what is then said where.</summary>
/// <param name="Rule">The rule it breaks, as the guide to the proof names it.</param>
/// <param name="On">The step that is marked; null where none is left to mark.</param>
/// <param name="Says">A part of the words, Vietnamese and English.</param>
internal sealed record Break(string Rule, string? On, string Says, string SaysInEnglish, Func<ProcedurePage, Task> DoAsync)
{
    private const string SelfAssessment = "HTX tự đánh giá", SiteCheck = "Tổ công tác kiểm tra, chấm điểm", Council = "Hội đồng xếp loại (2/3)";

    /// <summary>Everything here is done to the review of cooperatives.</summary>
    public static IReadOnlyDictionary<string, Break> Errors { get; } = new Dictionary<string, Break>
    {
        ["An outcome leads nowhere"] = new("unconnected-outcome", "Council", "chưa nối tới bước nào. Hồ sơ có kết quả này sẽ dừng lại ở đây", "leads nowhere. Work with this outcome stops here",
            page => page.CutAsync(Council, "Từ chối", "Báo huỷ")),
        ["Nobody approves"] = new("no-approver", "Council", "chưa nêu ai duyệt", "names nobody to approve", async page =>
        {
            await page.SelectAsync(Council);
            await page.SheetAsync("Việc");
            foreach (var approver in (string[])["Tài chính", "Nông nghiệp", "Kinh tế"])
                await page.Panel.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { NameRegex = new($"^Bỏ .*{approver}") }).ClickAsync();
        }),
        ["A step nothing leads to"] = new("unreachable", "UserTask1", "Không có đường nào dẫn tới bước", "No way leads to the step", async page =>
        {
            // Opened anew nothing is selected, so the step is put down alone.
            await page.OpenAsync(SpoiltReview.Id);
            await page.AppendAsync("giao viec", "Việc thừa");
        }),
        ["A loop of people without a way out"] = new("cannot-finish", "Support", "không còn đường nào tới điểm kết thúc", "from where no way leads to the end",
            page => page.WireAsync("Ghi kết quả loại trung bình", null, "Phương án hỗ trợ")),
        ["A loop without a person"] = new("endless-loop", "RecordKept", "không có người làm và không có bước chờ", "has no person and no wait in it", async page =>
        {
            await page.SelectAsync("Ghi kết quả loại khá");
            await page.AppendAsync("gui thu", "Báo lại");
            await page.WireAsync("Báo lại", null, "Ghi kết quả loại khá");
        }),
        ["A join that waits for a way not taken"] = new("join-deadlock", "FlowJoin1", "chờ một nhánh không bao giờ tới", "waits for a branch that never comes", async page =>
        {
            await page.SelectAsync("Ghi kết quả loại tốt");
            await page.AppendAsync("gop nhanh", "Chờ đủ");
            await page.WireAsync("Ghi kết quả loại khá", null, "Chờ đủ");
        }),
        ["A deadline past the action's"] = new("deadline-past-action", "SelfAssessment", "sau hạn 30/06/2022 của cả nhiệm vụ", "after the whole action is due on 30/06/2022", async page =>
        {
            await page.SelectAsync(SelfAssessment);
            await page.SheetAsync("Hạn");
            await page.TypeAsync("Số lượng", "500");
        }),
        ["A deadline before the step before it"] = new("deadline-order", "SiteCheck", "của bước “HTX tự đánh giá” ngay trước nó", "who does that one in time finds this one late", async page =>
        {
            await page.SelectAsync(SiteCheck);
            await page.SheetAsync("Hạn");
            await page.TypeAsync("Số lượng", "1");
            await page.ChooseAsync("Mốc tính", "khi lượt chạy bắt đầu");
        }),
        ["A reminder before the work is handed out"] = new("reminder-after-due", "SiteCheck", "nhắc trước hạn 30 ngày làm việc", "so it can never go out", async page =>
        {
            await page.SelectAsync(SiteCheck);
            await page.SheetAsync("Nhắc");
            await page.ChooseAsync("Cách nhắc", "Tự đặt");
            await page.TypeAsync("Nhắc trước hạn (số ngày làm việc)", "30");
        }),
        ["Who does the work is the only one to approve it"] = new("self-approval-only", "Council", "Không ai tự duyệt việc của mình", "Nobody approves their own work", async page =>
        {
            await page.SelectAsync(SiteCheck);
            await page.SheetAsync("Việc");
            await page.PickAsync("Người thực hiện", "truong tckh");
            await page.SelectAsync(Council);
            foreach (var approver in (string[])["Nông nghiệp", "Kinh tế"])
                await page.Panel.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { NameRegex = new($"^Bỏ .*{approver}") }).ClickAsync();
            await page.ChooseAsync("Tất cả hay một số người duyệt", "tất cả");
        }),
        ["More have to agree than are named"] = new("quorum-too-large", "Council", "cần 4 người đồng ý mà chỉ nêu 3 người duyệt", "4 people have to agree, but only 3 are named", async page =>
        {
            await page.SelectAsync(Council);
            await page.SheetAsync("Việc");
            await page.TypeAsync("Số người đồng ý", "4");
        }),
        ["Nobody does the work"] = new("malformed", "SelfAssessment", "chưa điền", "not filled in", async page =>
        {
            await page.SelectAsync(SelfAssessment);
            await page.SheetAsync("Việc");
            await page.PressAsync("Bỏ Đơn vị của lượt chạy");
        }),
        ["A result recorded for no body"] = new("malformed", "RecordNotGraded", "chưa điền", "not filled in", async page =>
        {
            await page.SelectAsync("Ghi không xếp loại");
            await page.SheetAsync("Việc");
            await page.Panel.GetByLabel("Ghi cho đơn vị").SelectOptionAsync("");
        }),
        ["A condition that does not parse"] = new("malformed", "Grade", "biểu thức viết sai", "the expression is wrong", async page =>
        {
            await page.SelectAsync("Xếp loại theo điểm");
            await page.SheetAsync("Việc");
            await page.PressAsync("Viết bằng JavaScript: Điều kiện của trường hợp 1");
            await page.TypeAsync("Điều kiện của trường hợp 1, JavaScript", "getCheck( >= 80");
        }),
        ["A step of an unknown kind"] = new("unknown-activity", "TellRejected", "Hệ thống không biết bước", "The system does not know what the step", page => page.RewriteAsync("Báo huỷ kết quả đánh giá", "VanQuan.Notify", "Acme.Fax")),
        ["A language that is not run"] = new("refused-expression", "NotGradedNote", "ngôn ngữ CSharp không được dùng", "the language CSharp is not allowed", page => page.RewriteAsync("Lập biên bản không xếp loại", "Liquid", "CSharp")),
        ["An empty chart"] = new("cannot-start", null, "chưa có bước nào để bắt đầu", "has no step to start with", async page =>
        {
            await page.Canvas.FocusAsync();
            await page.Page.Keyboard.PressAsync("Control+a");
            await page.Page.Keyboard.PressAsync("Delete");
        }),
    };

    public static IReadOnlyDictionary<string, Break> Warnings { get; } = new Dictionary<string, Break>
    {
        ["An end that drops open work"] = new("work-after-finish", "Finish1", "còn đang làm dở; việc đó bị hủy", "may still be open; that work is cancelled", async page =>
        {
            await page.WireAsync(SelfAssessment, "Đã tự chấm điểm", "Bước mới");
            await page.PickAsync("Thêm bước nào?", "giao viec: Xin ý kiến");
            await page.SheetAsync("Việc");
            await page.TypeAsync("Tiêu đề việc", "Xin ý kiến");
            await page.PickAsync("Người thực hiện", "co quan chu tri");
            await page.AppendAsync("dung moi viec", "Dừng");
        }),
        ["A value read before it is written"] = new("unset-variable", "SelfAssessment", "đọc giá trị “Check”", "reads the value “Check”", async page =>
        {
            await page.SelectAsync(SelfAssessment);
            await page.SheetAsync("Việc");
            await page.ChooseAsync("Chèn dữ liệu vào: Tiêu đề việc", "Biến Check");
        }),
        ["A deadline on a day off"] = new("deadline-on-day-off", "SelfAssessment", "hạn 26/06/2022 rơi vào ngày nghỉ", "the due date 26/06/2022 is a day off", async page =>
        {
            await page.SelectAsync(SelfAssessment);
            await page.SheetAsync("Hạn");
            await page.TypeAsync("Số lượng", "0");
            await page.ChooseAsync("Mốc tính", "một ngày cố định");
            await page.TypeAsync("Ngày làm mốc", "26/06/2022");
            await page.ChooseAsync("Khi rơi vào ngày nghỉ", "giữ nguyên");
        }),
    };
}
