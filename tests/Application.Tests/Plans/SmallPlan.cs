using System.Text.Json.Nodes;

namespace VanQuan.Workflows.Application_Tests.Plans;

/// <summary>A plan with two bodies and two culture houses: one dated action per house, one monthly action.</summary>
internal static class SmallPlan
{
    public static string Json(string whenOpen = "Wait") => $$"""
        {
          "code": "small", "name": "Kế hoạch nhỏ", "date": "2021-12-20", "issuer": "UBND", "from": "2021-12-15", "until": "2022-12-31",
          "units": [
            {"code": "UBND", "name": "UBND huyện", "kind": "District"},
            {"code": "TNMT", "name": "Phòng Tài nguyên và Môi trường", "kind": "Department", "parent": "UBND"},
            {"code": "TRANG-PHAI", "name": "UBND xã Tràng Phái", "kind": "Commune", "parent": "UBND"}
          ],
          "criteriaSets": [{"code": "QD1980", "name": "Bộ tiêu chí", "basis": "QĐ 1980/QĐ-TTg", "fromYear": 2016, "toYear": 2020, "criteria": [{"code": "6", "name": "Cơ sở vật chất văn hóa", "standing": "V"}]}],
          "subjects": [
            {"code": "NVH-1", "kind": "CultureHouse", "name": "Nhà văn hóa thôn 1", "unit": "TRANG-PHAI"},
            {"code": "NVH-2", "kind": "CultureHouse", "name": "Nhà văn hóa thôn 2", "unit": "TRANG-PHAI"}
          ],
          "actions": [
            {"number": 1, "title": "Cấp giấy chứng nhận", "source": {"document": "KH", "clause": "II.1"}, "sourceTasks": ["T04"],
             "criteria": ["QD1980/6"], "lead": "TNMT", "scope": ["TRANG-PHAI"], "runs": "PerSubject", "subjectKind": "CultureHouse",
             "due": {"date": "2022-12-31", "standing": "plan"}, "definition": "house"},
            {"number": 2, "title": "Báo cáo tháng", "source": {"document": "KH", "clause": "III"}, "sourceTasks": ["T60"],
             "criteria": ["QD1980/6"], "lead": "TNMT", "scope": ["TNMT"], "runs": "Once",
             "recurrence": {"rule": "Monthly:15", "from": "2021-12-15", "until": "2022-04-14",
               "due": {"anchor": "PeriodEnd", "amount": 2, "unit": "WorkingDays"}, "whenOpen": "{{whenOpen}}", "standing": "proposed"}, "definition": "monthly"}
          ]
        }
        """;

    public static string Task(string definition, string anchor)
    {
        var json = JsonNode.Parse(Engine.Procedures.Flow(definition, Engine.Procedures.UserTask("T1"), new() { ["id"] = "End", ["type"] = "Elsa.End", ["name"] = "End" }))!;
        var task = json["root"]!["activities"]![0]!;
        task["title"]!["expression"] = new JsonObject { ["type"] = "Liquid", ["value"] = "{{ Input.ActionTitle }} {{ Input.SubjectName }}" };
        task["due"]!["expression"]!["value"] = $$"""{"anchor":"{{anchor}}","amount":0,"unit":"Days","roll":"None"}""";
        return json.ToJsonString();
    }
}
