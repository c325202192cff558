<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="ru_RU">
<context>
    <name>AlphabetScreen</name>
    <message>
        <source>По алфавиту</source>
        <translation>По алфавиту</translation>
    </message>
    <message>
        <source>С какой буквы начинается слово?</source>
        <translation>С какой буквы начинается слово?</translation>
    </message>
</context>
<context>
    <name>BookingRefusedScreen</name>
    <message>
        <source>Взять талон общей очереди</source>
        <translation>Взять талон общей очереди</translation>
    </message>
    <message>
        <source>Закончить</source>
        <translation>Закончить</translation>
    </message>
    <message>
        <source>Назад</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Удобнее</source>
        <translation>Удобнее</translation>
    </message>
</context>
<context>
    <name>BookingScreen</name>
    <message>
        <source>Это ваша запись?</source>
        <translation>Это ваша запись?</translation>
    </message>
    <message>
        <source>Да, получить талон</source>
        <translation>Да, получить талон</translation>
    </message>
    <message>
        <source>Нет, набрать код заново</source>
        <translation>Нет, набрать код заново</translation>
    </message>
</context>
<context>
    <name>CallHeads</name>
    <message>
        <source>талон · ticket</source>
        <translation>талон · ticket</translation>
    </message>
    <message>
        <source>окно · window</source>
        <translation>окно · window</translation>
    </message>
</context>
<context>
    <name>CallStrip</name>
    <message>
        <source>Вызваны</source>
        <translation>Вызваны</translation>
    </message>
    <message>
        <source>Вызовы здесь не обновляются. Смотрите на табло</source>
        <translation>Вызовы здесь не обновляются. Смотрите на табло</translation>
    </message>
</context>
<context>
    <name>CalledPanel</name>
    <message>
        <source>Понятно</source>
        <translation>Понятно</translation>
    </message>
</context>
<context>
    <name>ChoicePager</name>
    <message>
        <source>%1 из %2</source>
        <comment>page of pages</comment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Предыдущая страница</source>
        <translation>Предыдущая страница</translation>
    </message>
    <message>
        <source>Следующая страница</source>
        <translation>Следующая страница</translation>
    </message>
</context>
<context>
    <name>ClassScreen</name>
    <message>
        <source>Какая у вас льгота?</source>
        <translation>Какая у вас льгота?</translation>
    </message>
    <message>
        <source>Документ покажите у окна</source>
        <translation>Документ покажите у окна</translation>
    </message>
</context>
<context>
    <name>CodeScreen</name>
    <message>
        <source>Наберите код записи</source>
        <translation>Наберите код записи</translation>
    </message>
    <message numerus="yes">
        <source>%n цифр из подтверждения записи</source>
        <comment>of a code</comment>
        <translation>
            <numerusform>%n цифра из подтверждения записи</numerusform>
            <numerusform>%n цифры из подтверждения записи</numerusform>
            <numerusform>%n цифр из подтверждения записи</numerusform>
        </translation>
    </message>
    <message>
        <source>Код: %1</source>
        <translation>Код: %1</translation>
    </message>
    <message>
        <source>У меня нет кода</source>
        <translation>У меня нет кода</translation>
    </message>
    <message>
        <source>На какое время вы записаны?</source>
        <translation>На какое время вы записаны?</translation>
    </message>
    <message>
        <source>Последние четыре цифры телефона</source>
        <translation>Последние четыре цифры телефона</translation>
    </message>
    <message>
        <source>Часы и минуты, например 09:30</source>
        <translation>Часы и минуты, например 09:30</translation>
    </message>
    <message>
        <source>Время записи %1</source>
        <translation>Время записи %1</translation>
    </message>
    <message>
        <source>Набрано: %1</source>
        <translation>Набрано: %1</translation>
    </message>
    <message>
        <source>Талон общей очереди</source>
        <translation>Талон общей очереди</translation>
    </message>
    <message>
        <source>Стереть</source>
        <translation>Стереть</translation>
    </message>
    <message>
        <source>Готово</source>
        <comment>of a code</comment>
        <translation>Готово</translation>
    </message>
</context>
<context>
    <name>ComfortPanel</name>
    <message>
        <source>Как удобнее?</source>
        <translation>Как удобнее?</translation>
    </message>
    <message>
        <source>Крупнее</source>
        <translation>Крупнее</translation>
    </message>
    <message>
        <source>Чёрное на белом</source>
        <translation>Чёрное на белом</translation>
    </message>
    <message>
        <source>Белое на чёрном</source>
        <translation>Белое на чёрном</translation>
    </message>
    <message>
        <source>Продолжить</source>
        <translation>Продолжить</translation>
    </message>
    <message>
        <source>Обычные буквы</source>
        <translation>Обычные буквы</translation>
    </message>
    <message>
        <source>Ещё крупнее</source>
        <translation>Ещё крупнее</translation>
    </message>
    <message>
        <source>Обычные цвета</source>
        <translation>Обычные цвета</translation>
    </message>
    <message>
        <source>На всём экране</source>
        <translation>На всём экране</translation>
    </message>
    <message>
        <source>Кнопки ниже</source>
        <translation>Кнопки ниже</translation>
    </message>
</context>
<context>
    <name>EarlierCalls</name>
    <message>
        <source>раньше · earlier</source>
        <translation>раньше · earlier</translation>
    </message>
</context>
<context>
    <name>EnrolScreen</name>
    <message>
        <source>Талон</source>
        <translation>Талон</translation>
    </message>
    <message>
        <source>Посетителей просим обратиться к сотруднику</source>
        <translation>Посетителей просим обратиться к сотруднику</translation>
    </message>
    <message>
        <source>код</source>
        <translation>код</translation>
    </message>
    <message>
        <source>Код:</source>
        <translation>Код:</translation>
    </message>
    <message>
        <source>Стереть</source>
        <translation>Стереть</translation>
    </message>
    <message>
        <source>Подключить</source>
        <translation>Подключить</translation>
    </message>
    <message>
        <source>Назад</source>
        <translation>Назад</translation>
    </message>
</context>
<context>
    <name>FindScreen</name>
    <message>
        <source>Поиск</source>
        <translation>Поиск</translation>
    </message>
    <message>
        <source>Ничего не нашли. Попробуйте другое слово</source>
        <translation>Ничего не нашли. Попробуйте другое слово</translation>
    </message>
    <message>
        <source>Наберите слово, например «вычет»</source>
        <translation>Наберите слово, например «вычет»</translation>
    </message>
    <message>
        <source>Ищем:</source>
        <translation>Ищем:</translation>
    </message>
    <message>
        <source>пробел</source>
        <translation>пробел</translation>
    </message>
    <message>
        <source>Стереть</source>
        <translation>Стереть</translation>
    </message>
    <message>
        <source>По алфавиту</source>
        <translation>По алфавиту</translation>
    </message>
    <message>
        <source>Показать: %1</source>
        <translation>Показать: %1</translation>
    </message>
</context>
<context>
    <name>HallNight</name>
    <message>
        <source>Сейчас закрыто</source>
        <translation>Сейчас закрыто</translation>
    </message>
    <message>
        <source>Откроемся %1</source>
        <translation>Откроемся %1</translation>
    </message>
</context>
<context>
    <name>HallWords</name>
    <message>
        <source>Ожидайте вызова. Номер вашего талона появится здесь.</source>
        <translation>Ожидайте вызова. Номер вашего талона появится здесь.</translation>
    </message>
    <message>
        <source>Табло готовится к работе</source>
        <translation>Табло готовится к работе</translation>
    </message>
    <message>
        <source>This display is not being updated. Please listen for calls at the windows.</source>
        <comment>in English in every catalogue</comment>
        <translation>This display is not being updated. Please listen for calls at the windows.</translation>
    </message>
    <message>
        <source>Please wait. Your ticket number will appear here.</source>
        <comment>in English in every catalogue</comment>
        <translation>Please wait. Your ticket number will appear here.</translation>
    </message>
    <message>
        <source>The display is getting ready</source>
        <comment>in English in every catalogue</comment>
        <translation>The display is getting ready</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Коснитесь того, что вам нужно</source>
        <translation>Коснитесь того, что вам нужно</translation>
    </message>
    <message>
        <source>Найти</source>
        <translation>Найти</translation>
    </message>
    <message>
        <source>Талон %1</source>
        <translation>Талон %1</translation>
    </message>
    <message>
        <source>Ваш талон</source>
        <translation>Ваш талон</translation>
    </message>
</context>
<context>
    <name>IssuingScreen</name>
    <message>
        <source>Готовим талон…</source>
        <translation>Готовим талон…</translation>
    </message>
</context>
<context>
    <name>KioskPage</name>
    <message>
        <source>Назад</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Удобнее</source>
        <translation>Удобнее</translation>
    </message>
</context>
<context>
    <name>LostChoiceScreen</name>
    <message>
        <source>Это ваш талон?</source>
        <translation>Это ваш талон?</translation>
    </message>
    <message>
        <source>Какой талон ваш?</source>
        <translation>Какой талон ваш?</translation>
    </message>
    <message>
        <source>Выберите его, и он напечатается ещё раз</source>
        <translation>Выберите его, и он напечатается ещё раз</translation>
    </message>
</context>
<context>
    <name>LostCodeScreen</name>
    <message>
        <source>Наберите номер талона</source>
        <translation>Наберите номер талона</translation>
    </message>
    <message>
        <source>Три последние цифры, без буквы</source>
        <translation>Три последние цифры, без буквы</translation>
    </message>
    <message>
        <source>Цифры: %1</source>
        <translation>Цифры: %1</translation>
    </message>
    <message>
        <source>Стереть</source>
        <translation>Стереть</translation>
    </message>
    <message>
        <source>Найти</source>
        <translation>Найти</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Талон: главное табло</source>
        <translation>Талон: главное табло</translation>
    </message>
    <message>
        <source>Талон: терминал регистрации</source>
        <translation>Талон: терминал регистрации</translation>
    </message>
    <message>
        <source>Талон: информационный стенд</source>
        <translation>Талон: информационный стенд</translation>
    </message>
    <message>
        <source>Талон: терминал оценки</source>
        <translation>Талон: терминал оценки</translation>
    </message>
    <message>
        <source>Талон: подключение устройства</source>
        <translation>Талон: подключение устройства</translation>
    </message>
</context>
<context>
    <name>NightScreen</name>
    <message>
        <source>Сейчас закрыто</source>
        <translation>Сейчас закрыто</translation>
    </message>
    <message>
        <source>Откроемся %1</source>
        <translation>Откроемся %1</translation>
    </message>
    <message>
        <source>Удобнее</source>
        <translation>Удобнее</translation>
    </message>
</context>
<context>
    <name>NoSurveyScreen</name>
    <message>
        <source>Сейчас опроса нет</source>
        <translation>Сейчас опроса нет</translation>
    </message>
    <message>
        <source>Если хотите рассказать, как вас обслужили, обратитесь, пожалуйста, к администратору зала.</source>
        <translation>Если хотите рассказать, как вас обслужили, обратитесь, пожалуйста, к администратору зала.</translation>
    </message>
</context>
<context>
    <name>OutOfOrderScreen</name>
    <message>
        <source>Терминал временно не работает</source>
        <translation>Терминал временно не&#xa0;работает</translation>
    </message>
    <message>
        <source>Возьмите талон на другом терминале или обратитесь, пожалуйста, к сотруднику.</source>
        <translation>Возьмите талон на другом терминале или обратитесь, пожалуйста, к сотруднику.</translation>
    </message>
    <message>
        <source>Код для сотрудника: Т-3</source>
        <translation>Код для сотрудника: Т-3</translation>
    </message>
</context>
<context>
    <name>OverviewScreen</name>
    <message>
        <source>Талон</source>
        <translation>Талон</translation>
    </message>
    <message>
        <source>Для сотрудников инспекции</source>
        <translation>Для сотрудников инспекции</translation>
    </message>
    <message>
        <source>Закрыть</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Новый рулон отмечен</source>
        <translation>Новый рулон отмечен</translation>
    </message>
    <message>
        <source>Поставлен новый рулон</source>
        <translation>Поставлен новый рулон</translation>
    </message>
    <message>
        <source>Ввести новый код</source>
        <translation>Ввести новый код</translation>
    </message>
</context>
<context>
    <name>OwnTicketScreen</name>
    <message>
        <source>Номер вашего талона</source>
        <translation>Номер вашего талона</translation>
    </message>
    <message>
        <source>Когда вас вызовут, скажем прямо здесь</source>
        <translation>Когда вас вызовут, скажем прямо здесь</translation>
    </message>
    <message>
        <source>буква и три цифры</source>
        <translation>буква и три цифры</translation>
    </message>
    <message>
        <source>Номер талона:</source>
        <translation>Номер талона:</translation>
    </message>
    <message>
        <source>Стереть</source>
        <translation>Стереть</translation>
    </message>
    <message>
        <source>Готово</source>
        <comment>of a ticket&apos;s number</comment>
        <translation>Готово</translation>
    </message>
</context>
<context>
    <name>PreparingScreen</name>
    <message>
        <source>Терминал готовится к работе</source>
        <translation>Терминал готовится к работе</translation>
    </message>
    <message>
        <source>Это займёт немного времени. Если нужно срочно, обратитесь, пожалуйста, к сотруднику.</source>
        <translation>Это займёт немного времени. Если нужно срочно, обратитесь, пожалуйста, к сотруднику.</translation>
    </message>
    <message>
        <source>Сведения загружаются</source>
        <translation>Сведения загружаются</translation>
    </message>
    <message>
        <source>Какие документы нужны и сколько ждать, вам подскажет сотрудник.</source>
        <translation>Какие документы нужны и сколько ждать, вам подскажет сотрудник.</translation>
    </message>
</context>
<context>
    <name>PrintState</name>
    <message>
        <source>Печатаем талон…</source>
        <translation>Печатаем талон…</translation>
    </message>
    <message>
        <source>Возьмите талон и следите за табло: вас вызовут по номеру.</source>
        <translation>Возьмите талон и&#xa0;следите за&#xa0;табло: вас вызовут по&#xa0;номеру.</translation>
    </message>
    <message>
        <source>Талон не будет напечатан. Запишите номер или сфотографируйте экран.</source>
        <translation>Талон не&#xa0;будет напечатан. Запишите номер или сфотографируйте экран.</translation>
    </message>
    <message>
        <source>Напечатать талон не получилось. Запишите номер или сфотографируйте экран.</source>
        <translation>Напечатать талон не&#xa0;получилось. Запишите номер или сфотографируйте экран.</translation>
    </message>
</context>
<context>
    <name>ReadingScreen</name>
    <message>
        <source>%1 из %2</source>
        <comment>page of pages</comment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Предыдущая страница</source>
        <translation>Предыдущая страница</translation>
    </message>
    <message>
        <source>Следующая страница</source>
        <translation>Следующая страница</translation>
    </message>
</context>
<context>
    <name>RefusedScreen</name>
    <message>
        <source>Назад</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Закончить</source>
        <translation>Закончить</translation>
    </message>
    <message>
        <source>Удобнее</source>
        <translation>Удобнее</translation>
    </message>
</context>
<context>
    <name>ServiceScreen</name>
    <message>
        <source>Что вам нужно?</source>
        <translation>Что вам нужно?</translation>
    </message>
    <message>
        <source>по льготе</source>
        <translation>по льготе</translation>
    </message>
</context>
<context>
    <name>StandPage</name>
    <message>
        <source>Назад</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Удобнее</source>
        <translation>Удобнее</translation>
    </message>
</context>
<context>
    <name>StateScreen</name>
    <message>
        <source>Талон</source>
        <translation>Талон</translation>
    </message>
    <message>
        <source>Посетителей просим обратиться к сотруднику</source>
        <translation>Посетителей просим обратиться к сотруднику</translation>
    </message>
    <message>
        <source>Ввести другой код</source>
        <translation>Ввести другой код</translation>
    </message>
</context>
<context>
    <name>StillHere</name>
    <message>
        <source>Вы ещё здесь?</source>
        <translation>Вы&#xa0;ещё здесь?</translation>
    </message>
    <message>
        <source>Я ещё здесь</source>
        <translation>Я&#xa0;ещё здесь</translation>
    </message>
    <message>
        <source>Закончить</source>
        <translation>Закончить</translation>
    </message>
</context>
<context>
    <name>SurveyQuestion</name>
    <message>
        <source>Назад</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Удобнее</source>
        <translation>Удобнее</translation>
    </message>
</context>
<context>
    <name>SurveyThanks</name>
    <message>
        <source>Спасибо!</source>
        <translation>Спасибо!</translation>
    </message>
    <message>
        <source>К сожалению, терминал не смог сохранить ваш ответ. Оценить обслуживание можно и с телефона.</source>
        <translation>К сожалению, терминал не смог сохранить ваш ответ. Оценить обслуживание можно и с телефона.</translation>
    </message>
    <message>
        <source>Ваш ответ принят. Он анонимный: кто его дал, не знает никто.</source>
        <translation>Ваш ответ принят. Он анонимный: кто его дал, не знает никто.</translation>
    </message>
</context>
<context>
    <name>TicketPaper</name>
    <message>
        <source>Ваш талон</source>
        <translation>Ваш талон</translation>
    </message>
    <message>
        <source>Вас вызовут по номеру</source>
        <translation>Вас вызовут по номеру</translation>
    </message>
    <message>
        <source>Следите за табло</source>
        <translation>Следите за табло</translation>
    </message>
</context>
<context>
    <name>TicketScreen</name>
    <message>
        <source>Код для телефона</source>
        <translation>Код для телефона</translation>
    </message>
    <message>
        <source>Готово</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Удобнее</source>
        <translation>Удобнее</translation>
    </message>
    <message>
        <source>Очередь в вашем телефоне: наведите камеру на код</source>
        <translation>Очередь в вашем телефоне: наведите камеру на код</translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Возьмите талон</source>
        <translation>Возьмите талон</translation>
    </message>
    <message>
        <source>Удобнее: крупнее, ниже, контраст</source>
        <translation>Удобнее: крупнее, ниже, контраст</translation>
    </message>
    <message>
        <source>Выберите, что вам подходит</source>
        <translation>Выберите, что вам подходит</translation>
    </message>
    <message>
        <source>Оценить обслуживание</source>
        <translation>Оценить обслуживание</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::CheckIn</name>
    <message>
        <source>Это не код записи. Поднесите код ещё раз или наберите цифры</source>
        <translation>Это не код записи. Поднесите код ещё раз или наберите цифры</translation>
    </message>
    <message>
        <source>Подождите полминуты или обратитесь к администратору зала</source>
        <translation>Подождите полминуты или обратитесь к администратору зала</translation>
    </message>
    <message>
        <source>Списка записей на сегодня ещё нет. Встаньте в общую очередь</source>
        <translation>Списка записей на сегодня ещё нет. Встаньте в общую очередь</translation>
    </message>
    <message>
        <source>Запись с таким кодом не найдена. Проверьте код и наберите его ещё раз</source>
        <translation>Запись с таким кодом не найдена. Проверьте код и наберите его ещё раз</translation>
    </message>
    <message>
        <source>Записей с похожим номером несколько. Вашу найдёт администратор зала</source>
        <translation>Записей с похожим номером несколько. Вашу найдёт администратор зала</translation>
    </message>
    <message>
        <source>В %1 приёма нет. Наберите время записи ещё раз</source>
        <translation>В %1 приёма нет. Наберите время записи ещё раз</translation>
    </message>
    <message>
        <source>Такого времени нет. Наберите часы и минуты, например 09:30</source>
        <translation>Такого времени нет. Наберите часы и минуты, например 09:30</translation>
    </message>
    <message>
        <source>Запись не найдена. Проверьте время и цифры телефона</source>
        <translation>Запись не найдена. Проверьте время и цифры телефона</translation>
    </message>
    <message>
        <source>Запись не найдена. Вам поможет администратор зала</source>
        <translation>Запись не найдена. Вам поможет администратор зала</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::HallController</name>
    <message>
        <source>Талон %1, окно %2</source>
        <comment>on the display</comment>
        <translation>Талон %1, окно %2</translation>
    </message>
    <message>
        <source>Табло не обновляется с %1. Слушайте вызовы у окон.</source>
        <comment>time</comment>
        <translation>Табло не обновляется с %1. Слушайте вызовы у окон.</translation>
    </message>
    <message>
        <source>Никто не ждёт</source>
        <translation>Никто не ждёт</translation>
    </message>
    <message numerus="yes">
        <source>Ждут %n человек</source>
        <comment>in the hall</comment>
        <translation>
            <numerusform>Ждёт %n человек</numerusform>
            <numerusform>Ждут %n человека</numerusform>
            <numerusform>Ждут %n человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Вызовы без звука</source>
        <translation>Вызовы без звука</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::IdleWatch</name>
    <message>
        <source>Экран закроется через %1</source>
        <translation>Экран закроется через %1</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::IssuedTicket</name>
    <message>
        <source>Ваш талон</source>
        <translation>Ваш талон</translation>
    </message>
    <message>
        <source>Следите за табло: вас вызовут по номеру</source>
        <translation>Следите за&#xa0;табло: вас вызовут по&#xa0;номеру</translation>
    </message>
    <message>
        <source>Очередь на вашем телефоне</source>
        <translation>Очередь на&#xa0;вашем телефоне</translation>
    </message>
    <message>
        <source>После приёма – оцените, как вас обслужили</source>
        <translation>После приёма – оцените, как вас обслужили</translation>
    </message>
    <message>
        <source>Ответ анонимный и не связан с талоном</source>
        <translation>Ответ анонимный и не связан с талоном</translation>
    </message>
    <message>
        <source>Повторно напечатан в %1</source>
        <comment>of a ticket, at a time</comment>
        <translation>Повторно напечатан в %1</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::LostTicket</name>
    <message>
        <source>Подождите полминуты или обратитесь к администратору зала</source>
        <translation>Подождите полминуты или обратитесь к администратору зала</translation>
    </message>
    <message>
        <source>Здесь сегодня такой талон не выдавали. Проверьте цифры или обратитесь к администратору зала</source>
        <translation>Здесь сегодня такой талон не выдавали. Проверьте цифры или обратитесь к администратору зала</translation>
    </message>
    <message>
        <source>Повторно этот талон здесь не печатается. Обратитесь, пожалуйста, к администратору зала</source>
        <translation>Повторно этот талон здесь не печатается. Обратитесь, пожалуйста, к администратору зала</translation>
    </message>
    <message>
        <source>взят в %1</source>
        <comment>the time at which a ticket was taken</comment>
        <translation>взят в %1</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::OwnTicket</name>
    <message>
        <source>Ждём вызова</source>
        <translation>Ждём вызова</translation>
    </message>
    <message>
        <source>Вызывали в %1, окно %2</source>
        <translation>Вызывали в %1, окно %2</translation>
    </message>
    <message>
        <source>Ваш талон %1 вызван, окно %2</source>
        <translation>Ваш талон %1 вызван, окно %2</translation>
    </message>
    <message>
        <source>Ваш талон %1 вызывали в %2, окно %3</source>
        <translation>Ваш талон %1 вызывали в %2, окно %3</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::PagePieces</name>
    <message>
        <source>Что делать</source>
        <translation>Что делать</translation>
    </message>
    <message>
        <source>Наведите камеру в приложении своего банка и сверьте получателя.</source>
        <translation>Наведите камеру в приложении своего банка и сверьте получателя.</translation>
    </message>
    <message>
        <source>Получатель</source>
        <translation>Получатель</translation>
    </message>
    <message>
        <source>ИНН</source>
        <translation>ИНН</translation>
    </message>
    <message>
        <source>КПП</source>
        <translation>КПП</translation>
    </message>
    <message>
        <source>Счёт получателя</source>
        <translation>Счёт получателя</translation>
    </message>
    <message>
        <source>Банк</source>
        <translation>Банк</translation>
    </message>
    <message>
        <source>БИК</source>
        <translation>БИК</translation>
    </message>
    <message>
        <source>Счёт банка</source>
        <translation>Счёт банка</translation>
    </message>
    <message>
        <source>КБК</source>
        <translation>КБК</translation>
    </message>
    <message>
        <source>ОКТМО</source>
        <translation>ОКТМО</translation>
    </message>
    <message>
        <source>Назначение платежа</source>
        <translation>Назначение платежа</translation>
    </message>
    <message>
        <source>По закону</source>
        <translation>По закону</translation>
    </message>
    <message>
        <source>Телефон</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Приём</source>
        <translation>Приём</translation>
    </message>
    <message>
        <source>Сейчас ждут</source>
        <translation>Сейчас ждут</translation>
    </message>
    <message>
        <source>Окна</source>
        <translation>Окна</translation>
    </message>
    <message>
        <source>Срок</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Сколько стоит</source>
        <translation>Сколько стоит</translation>
    </message>
    <message>
        <source>Возьмите с собой</source>
        <translation>Возьмите с собой</translation>
    </message>
    <message>
        <source>Документы не нужны</source>
        <translation>Документы не нужны</translation>
    </message>
    <message>
        <source>Проверено %1</source>
        <translation>Проверено %1</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::Preference</name>
    <message>
        <source>Есть льгота</source>
        <translation>Есть льгота</translation>
    </message>
    <message>
        <source>Документ покажите у окна.</source>
        <translation>Документ покажите у окна.</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::RefusalText</name>
    <message>
        <source>Сейчас приёма нет</source>
        <translation>Сейчас приёма нет</translation>
    </message>
    <message>
        <source>Сейчас талоны на эту услугу не выдаются. Спросите сотрудника, когда откроется приём.</source>
        <translation>Сейчас талоны на&#xa0;эту услугу не&#xa0;выдаются. Спросите сотрудника, когда откроется приём.</translation>
    </message>
    <message>
        <source>Талоны на сегодня закончились</source>
        <translation>Талоны на&#xa0;сегодня закончились</translation>
    </message>
    <message>
        <source>На эту услугу сегодня больше нет талонов. Приходите, пожалуйста, в другой день или обратитесь к сотруднику.</source>
        <translation>На&#xa0;эту услугу сегодня больше нет талонов. Приходите, пожалуйста, в&#xa0;другой день или обратитесь к&#xa0;сотруднику.</translation>
    </message>
    <message>
        <source>Список услуг изменился</source>
        <translation>Список услуг изменился</translation>
    </message>
    <message>
        <source>Вернитесь назад и выберите услугу ещё раз.</source>
        <translation>Вернитесь назад и&#xa0;выберите услугу ещё раз.</translation>
    </message>
    <message>
        <source>Не получилось выдать талон</source>
        <translation>Не&#xa0;получилось выдать талон</translation>
    </message>
    <message>
        <source>Попробуйте ещё раз. Если не получится, обратитесь, пожалуйста, к сотруднику.</source>
        <translation>Попробуйте ещё раз. Если не&#xa0;получится, обратитесь, пожалуйста, к&#xa0;сотруднику.</translation>
    </message>
    <message>
        <source>Код для сотрудника: Т-%1</source>
        <comment>the code of a refusal</comment>
        <translation>Код для сотрудника: Т-%1</translation>
    </message>
    <message>
        <source>Время по записи прошло</source>
        <translation>Время по записи прошло</translation>
    </message>
    <message>
        <source>Запись уже не действует. Возьмите, пожалуйста, талон общей очереди: услуга останется той же.</source>
        <translation>Запись уже не действует. Возьмите, пожалуйста, талон общей очереди: услуга останется той же.</translation>
    </message>
    <message numerus="yes">
        <source>%n мин назад</source>
        <comment>after the booked time</comment>
        <translation>
            <numerusform>%n минуту назад</numerusform>
            <numerusform>%n минуты назад</numerusform>
            <numerusform>%n минут назад</numerusform>
        </translation>
    </message>
    <message>
        <source>Ещё рано</source>
        <translation>Ещё рано</translation>
    </message>
    <message>
        <source>Ваша запись действует. Подойдите, пожалуйста, ближе к назначенному времени.</source>
        <translation>Ваша запись действует. Подойдите, пожалуйста, ближе к назначенному времени.</translation>
    </message>
    <message>
        <source>Вы записаны на другой день</source>
        <translation>Вы записаны на другой день</translation>
    </message>
    <message>
        <source>Приходите, пожалуйста, в этот день, а если нужно сегодня, возьмите талон общей очереди.</source>
        <translation>Приходите, пожалуйста, в этот день, а если нужно сегодня, возьмите талон общей очереди.</translation>
    </message>
    <message>
        <source>Талон по этой записи уже выдан</source>
        <translation>Талон по этой записи уже выдан</translation>
    </message>
    <message>
        <source>Его выдали в %1. Если талона у вас нет, обратитесь к администратору зала.</source>
        <comment>time</comment>
        <translation>Его выдали в %1. Если талона у вас нет, обратитесь к администратору зала.</translation>
    </message>
    <message>
        <source>Если талона у вас нет, обратитесь к администратору зала.</source>
        <translation>Если талона у вас нет, обратитесь к администратору зала.</translation>
    </message>
    <message>
        <source>Эта запись отменена</source>
        <translation>Эта запись отменена</translation>
    </message>
    <message>
        <source>Возьмите, пожалуйста, талон общей очереди или спросите администратора зала.</source>
        <translation>Возьмите, пожалуйста, талон общей очереди или спросите администратора зала.</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::SetupController</name>
    <message>
        <source>Подключаем устройство</source>
        <translation>Подключаем устройство</translation>
    </message>
    <message>
        <source>Устройство ещё не подключено</source>
        <translation>Устройство ещё не подключено</translation>
    </message>
    <message>
        <source>Устройство нужно подключить заново</source>
        <translation>Устройство нужно подключить заново</translation>
    </message>
    <message>
        <source>Настройки не подходят к устройству</source>
        <translation>Настройки не подходят к устройству</translation>
    </message>
    <message>
        <source>Не указан адрес сервера</source>
        <translation>Не указан адрес сервера</translation>
    </message>
    <message>
        <source>Папка данных недоступна</source>
        <translation>Папка данных недоступна</translation>
    </message>
    <message>
        <source>Служебная страница</source>
        <translation>Служебная страница</translation>
    </message>
    <message>
        <source>Сервер пока не отвечает. Устройство пробует снова каждые две секунды. Проверьте кабель и адрес сервера.</source>
        <translation>Сервер пока не отвечает. Устройство пробует снова каждые две секунды. Проверьте кабель и адрес сервера.</translation>
    </message>
    <message>
        <source>Код отправлен серверу.</source>
        <translation>Код отправлен серверу.</translation>
    </message>
    <message>
        <source>Выдайте код в пульте: «Устройства» → «Подключить устройство». Введите его здесь целиком.</source>
        <translation>Выдайте код в пульте: «Устройства» → «Подключить устройство». Введите его здесь целиком.</translation>
    </message>
    <message>
        <source>Файлы с ключом устройства повреждены. Выдайте код для того же места и введите его. Прежние данные останутся в папке устройства.</source>
        <translation>Файлы с ключом устройства повреждены. Выдайте код для того же места и введите его. Прежние данные останутся в папке устройства.</translation>
    </message>
    <message>
        <source>В папке данных другое устройство: %1, а программа запущена как %2. Исправьте настройки и перезапустите программу.</source>
        <translation>В папке данных другое устройство: %1, а программа запущена как %2. Исправьте настройки и перезапустите программу.</translation>
    </message>
    <message>
        <source>Укажите адрес (server) в настройках устройства и перезапустите программу.</source>
        <translation>Укажите адрес (server) в настройках устройства и перезапустите программу.</translation>
    </message>
    <message>
        <source>Её нельзя создать или прочитать. Проверьте диск и настройку data, затем перезапустите программу.</source>
        <translation>Её нельзя создать или прочитать. Проверьте диск и настройку data, затем перезапустите программу.</translation>
    </message>
    <message>
        <source>По адресу сервера отвечает другой сервер: ключ не тот. Если ключ сменили вы, выдайте код для этого же места и введите его. Если нет — сообщите в службу безопасности.</source>
        <translation>По адресу сервера отвечает другой сервер: ключ не тот. Если ключ сменили вы, выдайте код для этого же места и введите его. Если нет — сообщите в службу безопасности.</translation>
    </message>
    <message>
        <source>терминал регистрации</source>
        <translation>терминал регистрации</translation>
    </message>
    <message>
        <source>табло</source>
        <translation>табло</translation>
    </message>
    <message>
        <source>информационный стенд</source>
        <translation>информационный стенд</translation>
    </message>
    <message>
        <source>терминал оценки</source>
        <translation>терминал оценки</translation>
    </message>
    <message>
        <source>Сервер не принял код. Проверьте его или выдайте новый: код действует один раз и не дольше срока</source>
        <translation>Сервер не принял код. Проверьте его или выдайте новый: код действует один раз и не дольше срока</translation>
    </message>
    <message>
        <source>По этому адресу другой сервер: ключ не тот, что в коде. Код не отправлен</source>
        <translation>По этому адресу другой сервер: ключ не тот, что в коде. Код не отправлен</translation>
    </message>
    <message>
        <source>В коде нет отпечатка ключа. Выдайте код на сервере, который работает по https</source>
        <translation>В коде нет отпечатка ключа. Выдайте код на сервере, который работает по https</translation>
    </message>
    <message>
        <source>Код выдан для сервера с https, а в настройках адрес http</source>
        <translation>Код выдан для сервера с https, а в настройках адрес http</translation>
    </message>
    <message>
        <source>Код выдан для устройства другого назначения. Выдайте код для этого места</source>
        <translation>Код выдан для устройства другого назначения. Выдайте код для этого места</translation>
    </message>
    <message>
        <source>Ключ не удалось записать на диск устройства</source>
        <translation>Ключ не удалось записать на диск устройства</translation>
    </message>
    <message>
        <source>По этому адресу отвечает не сервер «Талон»</source>
        <translation>По этому адресу отвечает не сервер «Талон»</translation>
    </message>
    <message>
        <source>Место: %1</source>
        <translation>Место: %1</translation>
    </message>
    <message>
        <source>Сервер: %1</source>
        <translation>Сервер: %1</translation>
    </message>
    <message>
        <source>Связь с сервером есть</source>
        <translation>Связь с сервером есть</translation>
    </message>
    <message>
        <source>Связи с сервером нет</source>
        <translation>Связи с сервером нет</translation>
    </message>
    <message>
        <source>Программа: %1</source>
        <translation>Программа: %1</translation>
    </message>
    <message>
        <source>Новый код нужен, только если у сервера сменился ключ. Выдайте его для этого же места.</source>
        <translation>Новый код нужен, только если у сервера сменился ключ. Выдайте его для этого же места.</translation>
    </message>
    <message numerus="yes">
        <source>Бумаги хватит примерно на %n талонов</source>
        <translation>
            <numerusform>Бумаги хватит примерно на %n талон</numerusform>
            <numerusform>Бумаги хватит примерно на %n талона</numerusform>
            <numerusform>Бумаги хватит примерно на %n талонов</numerusform>
        </translation>
    </message>
    <message>
        <source>На сколько хватит бумаги, неизвестно</source>
        <translation>На сколько хватит бумаги, неизвестно</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::StandChoices</name>
    <message>
        <source>Ещё</source>
        <translation>Ещё</translation>
    </message>
    <message>
        <source>Другие сведения</source>
        <translation>Другие сведения</translation>
    </message>
    <message>
        <source>Только на русском языке</source>
        <translation>Только на русском языке</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::StandController</name>
    <message>
        <source>Сегодня приёма нет</source>
        <translation>Сегодня приёма нет</translation>
    </message>
    <message>
        <source>Сегодня приём %1</source>
        <translation>Сегодня приём %1</translation>
    </message>
    <message>
        <source>Сведения от %1. Уточните, пожалуйста, у сотрудника</source>
        <translation>Сведения от %1. Уточните, пожалуйста, у сотрудника</translation>
    </message>
    <message>
        <source>Только на русском языке</source>
        <translation>Только на русском языке</translation>
    </message>
    <message>
        <source>Талон %1, окно %2</source>
        <translation>Талон %1, окно %2</translation>
    </message>
    <message>
        <source>По алфавиту: %1</source>
        <translation>По алфавиту: %1</translation>
    </message>
    <message>
        <source>Нашлось: «%1»</source>
        <translation>Нашлось: «%1»</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::SurveyRun</name>
    <message>
        <source>Вопрос %1 из %2</source>
        <translation>Вопрос %1 из %2</translation>
    </message>
    <message>
        <source>Отлично</source>
        <comment>a mark</comment>
        <translation>Отлично</translation>
    </message>
    <message>
        <source>Хорошо</source>
        <comment>a mark</comment>
        <translation>Хорошо</translation>
    </message>
    <message>
        <source>Удовлетворительно</source>
        <comment>a mark</comment>
        <translation>Удовлетворительно</translation>
    </message>
    <message>
        <source>Плохо</source>
        <comment>a mark</comment>
        <translation>Плохо</translation>
    </message>
    <message>
        <source>Очень плохо</source>
        <comment>a mark</comment>
        <translation>Очень плохо</translation>
    </message>
    <message>
        <source>Да</source>
        <comment>an answer</comment>
        <translation>Да</translation>
    </message>
    <message>
        <source>Нет</source>
        <comment>an answer</comment>
        <translation>Нет</translation>
    </message>
    <message>
        <source>Затрудняюсь ответить</source>
        <translation>Затрудняюсь ответить</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::TicketController</name>
    <message>
        <source>Талон без бумаги: запомните номер</source>
        <translation>Талон без бумаги: запомните номер</translation>
    </message>
    <message>
        <source>Я по записи</source>
        <translation>Я по записи</translation>
    </message>
    <message>
        <source>Поднесите код к сканеру или наберите его</source>
        <comment>note of «Я по записи»</comment>
        <translation>Поднесите код к сканеру или наберите его</translation>
    </message>
    <message>
        <source>Наберите код из подтверждения</source>
        <comment>note of «Я по записи»</comment>
        <translation>Наберите код из подтверждения</translation>
    </message>
    <message>
        <source>Потеряли талон?</source>
        <translation>Потеряли талон?</translation>
    </message>
    <message>
        <source>Напечатать его ещё раз</source>
        <comment>note of «Потеряли талон?»</comment>
        <translation>Напечатать его ещё раз</translation>
    </message>
</context>
<context>
    <name>talon::kiosk::Wording</name>
    <message>
        <source>Перед вами никого нет</source>
        <translation>Перед вами никого нет</translation>
    </message>
    <message numerus="yes">
        <source>Перед вами %n человек</source>
        <translation>
            <numerusform>Перед вами %n&#xa0;человек</numerusform>
            <numerusform>Перед вами %n&#xa0;человека</numerusform>
            <numerusform>Перед вами %n&#xa0;человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Ожидание меньше минуты</source>
        <translation>Ожидание меньше минуты</translation>
    </message>
    <message numerus="yes">
        <source>Ожидание около %n минут</source>
        <translation>
            <numerusform>Ожидание около %n&#xa0;минуты</numerusform>
            <numerusform>Ожидание около %n&#xa0;минут</numerusform>
            <numerusform>Ожидание около %n&#xa0;минут</numerusform>
        </translation>
    </message>
    <message>
        <source>Ожидание больше двух часов</source>
        <translation>Ожидание больше двух часов</translation>
    </message>
    <message>
        <source>Больше часа: вас вызовут не раньше %1</source>
        <comment>time</comment>
        <translation>Больше часа: вас вызовут не раньше&#xa0;%1</translation>
    </message>
    <message numerus="yes">
        <source>Ожидание до %n минут</source>
        <translation>
            <numerusform>Ожидание до %n&#xa0;минуты</numerusform>
            <numerusform>Ожидание до %n&#xa0;минут</numerusform>
            <numerusform>Ожидание до %n&#xa0;минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ожидание примерно %1–%n минут</source>
        <translation>
            <numerusform>Ожидание примерно %1–%n&#xa0;минута</numerusform>
            <numerusform>Ожидание примерно %1–%n&#xa0;минуты</numerusform>
            <numerusform>Ожидание примерно %1–%n&#xa0;минут</numerusform>
        </translation>
    </message>
    <message>
        <source>больше двух часов</source>
        <comment>the wait</comment>
        <translation>больше двух часов</translation>
    </message>
    <message>
        <source>больше часа</source>
        <comment>the wait</comment>
        <translation>больше часа</translation>
    </message>
    <message numerus="yes">
        <source>до %n минут</source>
        <comment>the wait</comment>
        <translation>
            <numerusform>до %n минуты</numerusform>
            <numerusform>до %n минут</numerusform>
            <numerusform>до %n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>примерно %1–%n минут</source>
        <comment>the wait</comment>
        <translation>
            <numerusform>примерно %1–%n минута</numerusform>
            <numerusform>примерно %1–%n минуты</numerusform>
            <numerusform>примерно %1–%n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>с %1 до %2</source>
        <translation>с&#xa0;%1&#xa0;до&#xa0;%2</translation>
    </message>
    <message>
        <source> и </source>
        <translation> и&#xa0;</translation>
    </message>
    <message>
        <source>сегодня</source>
        <translation>сегодня</translation>
    </message>
    <message>
        <source>завтра</source>
        <translation>завтра</translation>
    </message>
    <message>
        <source>в понедельник</source>
        <translation>в&#xa0;понедельник</translation>
    </message>
    <message>
        <source>во вторник</source>
        <translation>во&#xa0;вторник</translation>
    </message>
    <message>
        <source>в среду</source>
        <translation>в&#xa0;среду</translation>
    </message>
    <message>
        <source>в четверг</source>
        <translation>в&#xa0;четверг</translation>
    </message>
    <message>
        <source>в пятницу</source>
        <translation>в&#xa0;пятницу</translation>
    </message>
    <message>
        <source>в субботу</source>
        <translation>в&#xa0;субботу</translation>
    </message>
    <message>
        <source>в воскресенье</source>
        <translation>в&#xa0;воскресенье</translation>
    </message>
    <message>
        <source>Сейчас закрыто</source>
        <translation>Сейчас закрыто</translation>
    </message>
    <message>
        <source>Сейчас закрыто, откроется %1 в %2</source>
        <comment>day, time</comment>
        <translation>Сейчас закрыто, откроется %1&#xa0;в&#xa0;%2</translation>
    </message>
    <message>
        <source>Талоны на эту услугу начнут выдавать %1 в %2.</source>
        <comment>day, time</comment>
        <translation>Талоны на&#xa0;эту услугу начнут выдавать %1&#xa0;в&#xa0;%2.</translation>
    </message>
    <message numerus="yes">
        <source>%n секунд</source>
        <comment>after «через»</comment>
        <translation>
            <numerusform>%n&#xa0;секунду</numerusform>
            <numerusform>%n&#xa0;секунды</numerusform>
            <numerusform>%n&#xa0;секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>Никто не ждёт</source>
        <translation>Никто не ждёт</translation>
    </message>
    <message numerus="yes">
        <source>%n человек</source>
        <comment>in the queue</comment>
        <translation>
            <numerusform>%n человек</numerusform>
            <numerusform>%n человека</numerusform>
            <numerusform>%n человек</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>около %n минут</source>
        <comment>the wait</comment>
        <translation>
            <numerusform>около %n минуты</numerusform>
            <numerusform>около %n минут</numerusform>
            <numerusform>около %n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>пн</source>
        <translation>пн</translation>
    </message>
    <message>
        <source>вт</source>
        <translation>вт</translation>
    </message>
    <message>
        <source>ср</source>
        <translation>ср</translation>
    </message>
    <message>
        <source>чт</source>
        <translation>чт</translation>
    </message>
    <message>
        <source>пт</source>
        <translation>пт</translation>
    </message>
    <message>
        <source>сб</source>
        <translation>сб</translation>
    </message>
    <message>
        <source>вс</source>
        <translation>вс</translation>
    </message>
    <message>
        <source>выходной</source>
        <translation>выходной</translation>
    </message>
    <message>
        <source>сейчас нет окна</source>
        <translation>сейчас нет окна</translation>
    </message>
    <message>
        <source>могут не успеть принять</source>
        <translation>могут не успеть принять</translation>
    </message>
    <message>
        <source>По записи на %1</source>
        <comment>time</comment>
        <translation>По записи на %1</translation>
    </message>
    <message>
        <source>Вас скоро вызовут</source>
        <translation>Вас скоро вызовут</translation>
    </message>
    <message>
        <source>Вас вызовут до %1</source>
        <comment>time</comment>
        <translation>Вас вызовут до %1</translation>
    </message>
    <message>
        <source>Вас вызовут с %1 до %2</source>
        <comment>times</comment>
        <translation>Вас вызовут с %1 до %2</translation>
    </message>
</context>
</TS>
